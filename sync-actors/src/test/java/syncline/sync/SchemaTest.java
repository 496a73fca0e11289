package syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.TestDatabase;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Trigger;

class SchemaTest {
    @ParameterizedTest
    @EnumSource
    void whatVersion010KeptIsThereAndIsGoneOnWith(TestDatabase databases) throws Exception {
        var database = databases.empty();
        try (var pool = database.open("a test", 2)) {
            tablesOf010(pool);
            Schema.create(pool);
            assertThat(new Ledger(pool).open(CrmObject.PROFILE))
                    .containsExactly(new OpenRecord(CrmObject.PROFILE, "EP1", 3, false, 2, true));
        }
        try (var lab = new SyncLab(database)) {
            lab.engage.put(AProfile.named("EP1", SyncLab.START.minusSeconds(60)).now());
            assertThat(lab.sync(Trigger.SCHEDULED).message()).isEqualTo("Completed successfully");
        }
    }

    private static void tablesOf010(HikariDataSource pool) throws Exception {
        try (var script = SchemaTest.class.getResourceAsStream("/old/sync-0.1.0.sql");
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            String h2 = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            boolean postgres = pool.getJdbcUrl().startsWith("jdbc:postgresql:");
            statement.execute(postgres ? h2.replace("VARBINARY(1048576)", "BYTEA") : h2);
        }
    }
}
