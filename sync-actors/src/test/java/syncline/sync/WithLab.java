package syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import syncline.lab.db.TestDatabase;
import syncline.sync.ledger.LogEntry;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Trigger;
import syncline.sync.run.SyncRecord;
import syncline.sync.vault.CrmPort.Answer;

/** Tests that share one lab: each finds it healthy, in step, and with an Engage in which nobody is left of the test before. */
@ExtendWith(WithLab.Shared.class)
public abstract class WithLab {
    protected static final Answer BAD_DATA = new Answer.Refused("INVALID_DATA", "The field is too long");
    protected static final Answer NO_RIGHT = new Answer.Refused("INSUFFICIENT_ACCESS", "No right to edit the field");

    @SuppressWarnings("NullAway.Init")
    protected static SyncLab lab;

    /** The class of tests shares a lab on PostgreSQL instead of H2. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface OnPostgres {}

    /** Starts the lab before the first of these tests; the end of all tests closes it. */
    static final class Shared implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            boolean postgres = context.getRequiredTestClass().isAnnotationPresent(OnPostgres.class);
            lab = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(
                            postgres ? TestDatabase.POSTGRES : TestDatabase.H2,
                            database -> new SyncLab(database.empty()),
                            SyncLab.class);
        }
    }

    @BeforeEach
    void inStep() {
        night();
        assertThat(lab.sync(Trigger.MANUAL).message()).isEqualTo("Completed successfully");
        night();
        lab.engage.forget();
        lab.crm.forgetCalls();
    }

    @AfterEach
    void heal() {
        lab.crm.answer((object, id) -> null);
        lab.crm.down(false);
        lab.crm.forgive();
        lab.crm.users(
                new CrmUser("1001", "rep1", "Rita Reps"),
                new CrmUser("1002", "rep2", "Remy Reps"),
                new CrmUser("1003", "rep3", "Runa Reps"));
        lab.engage.down(false);
        lab.hits.down(false);
        lab.crm.activities.heal();
        lab.engage.pageSize(500);
    }

    protected static void night() {
        lab.clock.advance(Duration.ofDays(1));
    }

    protected static Instant now() {
        return lab.clock.instant();
    }

    /** A profile that signed up now and is in Engage. */
    protected static AProfile profile(String id) {
        return put(AProfile.named(id, now()));
    }

    protected static AProfile put(AProfile profile) {
        lab.engage.put(profile.now());
        return profile;
    }

    /** A connection of that profile with rep1, made now and in Engage. */
    protected static AConnection connection(String id, String profileId) {
        return put(AConnection.of(id, profileId, now()));
    }

    protected static AConnection put(AConnection connection) {
        lab.engage.put(connection.now());
        return connection;
    }

    /** The CRM refuses these records. */
    protected static void refuse(Answer answer, String... ids) {
        var refused = Set.of(ids);
        lab.crm.answer((object, id) -> refused.contains(id) ? answer : null);
    }

    protected static Map<String, @Nullable Object> row(String id) {
        return Stream.of(CrmObject.values())
                .map(object -> lab.crm.rows(object).get(id))
                .filter(found -> found != null)
                .findFirst()
                .orElse(Map.of());
    }

    /** What the sync's own list says of a record that is not in step. */
    protected static List<OpenRecord> open(String id) {
        return Stream.of(CrmObject.values())
                .flatMap(object -> lab.ledger.open(object).stream())
                .filter(open -> open.externalId().equals(id))
                .toList();
    }

    protected static List<LogEntry> log(SyncRecord sync, boolean errors) {
        var lines = new ArrayList<LogEntry>();
        lab.ledger.log(sync.number(), errors, lines::add);
        return lines;
    }

    /** One that changes every night, so that a sync has a success beside all failures and the watermark moves. */
    protected static void somebodyElse() {
        put(AProfile.named("OK" + now().getEpochSecond(), now()));
    }

    /** So many nights on which somebody else's record goes well. */
    protected static void nights(int count) {
        for (int i = 0; i < count; i++) {
            somebodyElse();
            assertThat(lab.nightly().message()).isNotEqualTo("Failed");
        }
    }
}
