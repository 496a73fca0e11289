package syncline.crm;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import syncline.crm.devices.DeviceServer;
import syncline.crm.devices.Devices;
import syncline.crm.lab.LabControls;
import syncline.crm.limits.ApiGate;
import syncline.crm.limits.ApiLimits;
import syncline.crm.records.Crm;
import syncline.crm.records.RecordStore;
import syncline.crm.records.SqlRecords;
import syncline.crm.schema.Schema;
import syncline.crm.security.Passwords;
import syncline.crm.security.PermissionSets;
import syncline.crm.security.Sessions;
import syncline.crm.vault.Vault;
import syncline.crm.vault.VaultServer;
import syncline.lab.LabClock;
import syncline.lab.http.HttpFaults;
import syncline.lab.http.LoopbackServer;

/** A simulated CRM that speaks Vault's dialect over HTTP. Records outlive it if its database does. */
public final class CrmSimulator implements AutoCloseable {
    private static final int DATABASE_CALLS = 4;
    private static final int WAITING_CALLS = 1024;

    private final Crm crm;
    private final Passwords passwords;
    private final RecordStore store;
    private final ExecutorService blocking;
    private final ActorSystem<Void> system;
    private final LoopbackServer server;

    private CrmSimulator(CrmSettings settings, LabClock clock, Schema schema, RecordStore store) {
        this.store = store;
        this.crm = new Crm(schema, PermissionSets.vault(schema), store, clock, settings.seed());
        var devices = Devices.vault(crm);
        this.passwords = new Passwords();
        this.blocking = new ThreadPoolExecutor(
                DATABASE_CALLS, DATABASE_CALLS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING_CALLS), named());
        addUser(settings.integrationUser(), settings.integrationPassword(), PermissionSets.INTEGRATION);
        this.system = ActorSystem.create(
                Behaviors.empty(),
                "crm",
                ConfigFactory.parseResources("syncline/crm/crm-simulator.conf").withFallback(ConfigFactory.load()));
        var faults = new HttpFaults(new SplittableRandom(settings.seed()));
        var gate = new ApiGate(clock, ApiLimits.VAULT);
        var vault = Vault.named(settings.vaultName());
        var sessions = new Sessions(clock);
        var api = new VaultServer(crm, passwords, sessions, vault, gate, clock, blocking, system);
        var lab = new LabControls(crm, sessions, faults, gate, blocking, system);
        var mobile = new DeviceServer(crm, devices, sessions, gate, clock, blocking, system);
        Function<HttpRequest, CompletionStage<HttpResponse>> all = request -> {
            String path = request.getUri().path();
            return path.startsWith("/lab/")
                    ? lab.apply(request)
                    : path.startsWith("/devices/") ? mobile.apply(request) : api.apply(request);
        };
        this.server = LoopbackServer.start(
                system, "the CRM simulator", settings.host(), settings.port(), faults.before(all, system));
    }

    /**
     * Starts a CRM, creates what is missing in its database and waits until it listens.
     *
     * @throws syncline.lab.UserError if the port cannot be used or the database cannot be opened
     */
    public static CrmSimulator start(CrmSettings settings, LabClock clock) {
        Schema schema = Schema.vault();
        RecordStore store = SqlRecords.open(settings.database(), schema, DATABASE_CALLS);
        try {
            return new CrmSimulator(settings, clock, schema, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The address to reach it by, without a slash at the end. */
    public URI uri() {
        return server.uri();
    }

    /** The CRM itself, to load records into. */
    public Crm crm() {
        return crm;
    }

    /**
     * Lets a user sign in; makes the user if there is none of that name.
     *
     * @param permissions the user's security profile, if the user is made: see {@link PermissionSets}
     */
    public void addUser(String username, String password, String permissions) {
        Map<String, String> user =
                Map.of("username__sys", username, "name__v", username, "security_profile__sys", permissions);
        crm.load("user__sys", List.of(user).iterator());
        passwords.set(username, password);
    }

    /** Stops listening, lets calls in progress end, and closes the database. */
    @Override
    public void close() {
        server.close();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        blocking.shutdown();
        store.close();
    }

    private static java.util.concurrent.ThreadFactory named() {
        return Thread.ofPlatform().name("crm-database-", 0).daemon().factory();
    }
}
