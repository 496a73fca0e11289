package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;
import syncline.lab.Rule;
import syncline.lab.UserError;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class SqlSchemaTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final CrmObject USER = SCHEMA.required("user__sys");

    private final Database database;

    SqlSchemaTest(TestDatabase databases) {
        database = databases.empty();
    }

    private void execute(String sql) throws SQLException {
        try (var pool = database.open("a test", 1);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void databaseOf010() throws IOException, SQLException {
        script("crm-0.1.0.sql");
    }

    private void script(String name) throws IOException, SQLException {
        try (var script = getClass().getResourceAsStream("/old/" + name)) {
            execute(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private SqlRecords open() {
        return SqlRecords.open(database, SCHEMA, 2);
    }

    private void refused(String what) {
        assertThatThrownBy(this::open)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The database of the CRM's records at " + database.place())
                .hasMessageContaining("newer or an altered version: its table user__sys has " + what)
                .hasMessageContaining("choose another database with --db");
    }

    @Test
    void keepsTheRecordsOfVersion010AndGivesThemWhatIsNew() throws Exception {
        databaseOf010();
        for (int starts = 0; starts < 2; starts++) {
            try (var records = open()) {
                var everybody = new Selection(USER, USER.fields(), null, List.of());
                assertThat(records.select(everybody, 0, 10)).singleElement().satisfies(row -> {
                    assertThat(row.get(USER.required("username__sys"))).isEqualTo("rep@syncline.example");
                    assertThat(row.get(USER.required("timezone__sys"))).isEqualTo("Etc/UTC");
                });
                assertThat(records.largestId(SCHEMA.required("engage_profile__v")))
                        .isEqualTo(1);
                assertThat(records.largestId(SCHEMA.required("sent_message__v")))
                        .isZero();
            }
        }
    }

    @Test
    @Rule({"J17", "J18"})
    void countsTheActivitiesOfADatabaseThatDidNot() throws Exception {
        script("crm-uncounted.sql");
        CrmObject message = SCHEMA.required("sent_message__v");
        var counts = Stream.of("click_count__v", "clicked__v", "view_count__v", "viewed__v")
                .map(message::required)
                .toList();
        try (var records = open()) {
            assertThat(records.select(new Selection(message, message.fields(), null, List.of()), 0, 10))
                    .extracting(row -> counts.stream().map(row::get).toList())
                    .containsExactly(List.of(2L, true, 1L, true), List.of(0L, false, 0L, false));
        }
    }

    @Test
    void refusesAColumnOfAnotherLength() throws Exception {
        databaseOf010();
        execute("ALTER TABLE user__sys ALTER COLUMN email__sys " + (database.isPostgres() ? "TYPE" : "SET DATA TYPE")
                + " VARCHAR(9)");
        refused("another column email__sys than this version, which has it as VARCHAR(255)");
    }

    @Test
    void refusesAColumnOfAnotherType() throws Exception {
        databaseOf010();
        execute("ALTER TABLE user__sys ADD COLUMN timezone__sys BIGINT");
        refused("another column timezone__sys");
    }

    @Test
    void refusesAColumnOfANewerVersion() throws Exception {
        databaseOf010();
        execute("ALTER TABLE user__sys ADD COLUMN shoe_size__v BIGINT");
        refused("a column shoe_size__v that this version does not know");
    }
}
