package syncline.sync.admin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import syncline.sync.http.JsonClient;
import syncline.sync.vault.CrmSignIn;
import syncline.sync.vault.CrmSignIn.Answer;
import syncline.sync.vault.CrmSignIn.Person;

/**
 * Who may use the admin API: whoever can sign in at the CRM and is an admin there (A11). An answer of the CRM is good for ten
 * minutes of lab time, because the CRM takes only so many sign-ins a minute (N2). Safe for use by many threads.
 */
public final class Admins {
    /** Shorter than the CRM lets a session be idle, so that the session of who is let in still holds. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** So many people are remembered; beyond it, those not seen for longest sign in again. */
    static final int MOST = 100;

    private static final Set<String> ADMINS = Set.of("business admin", "system administrator");
    private static final String MAC = "HmacSHA256";

    private final CrmSignIn crm;
    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(CompletableFuture<Admission> admission, Instant since) {}

    /** Whether somebody is let in. */
    public sealed interface Admission {
        /** An admin. */
        record Admitted(Person person) implements Admission {}

        /** Nobody the CRM knows. */
        record Unknown(String why) implements Admission {}

        /** A user, but no admin. */
        record Forbidden(String why) implements Admission {}

        /** The CRM cannot be asked. */
        record Undecided(String why) implements Admission {}
    }

    /** @param clock the lab's */
    public Admins(CrmSignIn crm, InstantSource clock) {
        this.crm = crm;
        this.clock = clock;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
    }

    /** Lets somebody in or not. While the CRM cannot be asked, an admin it knew before stays one. */
    public CompletionStage<Admission> admit(String username, String password) {
        String who = keyOf(username, password);
        Instant now = clock.instant();
        CompletableFuture<Admission> fresh;
        Known before;
        synchronized (known) {
            before = known.get(who);
            if (before != null && now.isBefore(before.since().plus(GOOD_FOR))) {
                return before.admission();
            }
            fresh = new CompletableFuture<>();
            known.put(who, new Known(fresh, now));
        }
        var last = before == null ? null : before.admission();
        ask(username, password).whenComplete((answer, failure) -> {
            var admission = answer instanceof Admission.Undecided && last != null ? last.getNow(answer) : answer;
            if (!(admission instanceof Admission.Admitted)) {
                forget(who, new Known(fresh, now));
            }
            fresh.complete(admission);
        });
        return fresh;
    }

    private CompletionStage<Admission> ask(String username, String password) {
        return crm.signIn(username, password)
                .<Admission>thenApply(answer -> switch (answer) {
                    case Answer.Refused refused ->
                        new Admission.Unknown("The CRM does not let %s in: %s".formatted(username, refused.reason()));
                    case Answer.SignedIn in ->
                        ADMINS.contains(in.person().securityProfile())
                                ? new Admission.Admitted(in.person())
                                : new Admission.Forbidden(
                                        "%s is \"%s\" in the CRM, and only a business admin or a system administrator may do this."
                                                .formatted(username, in.person().securityProfile()));
                })
                .exceptionally(failure -> new Admission.Undecided(
                        String.valueOf(JsonClient.cause(failure).getMessage())));
    }

    /** Only those let in are remembered: a right password must not wait for a wrong one. */
    private void forget(String who, Known asked) {
        synchronized (known) {
            known.remove(who, asked);
        }
    }

    /** A keyed hash: no password stays in memory, and nobody without the key can choose what it is compared with. */
    private String keyOf(String username, String password) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(username.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + MAC, e);
        }
    }
}
