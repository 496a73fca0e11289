package syncline.crm.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.crm.records.Filter;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSet;
import syncline.crm.security.PermissionSets;
import syncline.lab.Rule;

class VqlTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final PermissionSet ADMIN = set(PermissionSets.SYSTEM_ADMINISTRATOR);
    private static final PermissionSet REP = set(PermissionSets.END_USER);

    @Test
    void readsAWholeQuery() {
        Query query = parse("""
                select id, name__v, object_type__vr.api_name__v From engage_profile__v
                WHERE connection_status__v = 'connected__v' AND (title__v != null or title__v CONTAINS ('a','b'))
                ORDER BY last_name__v desc, id MAXROWS 500 SKIP 100 PAGESIZE 50 PAGEOFFSET 10
                """);
        assertThat(query.columns())
                .extracting(Query.Column::name)
                .containsExactly("id", "name__v", "object_type__vr.api_name__v");
        assertThat(query.maxRows()).hasValue(500);
        assertThat(query.skip()).isEqualTo(100);
        assertThat(query.pageSize()).hasValue(50);
        assertThat(query.pageOffset()).isEqualTo(10);
        assertThat(query.selection().order()).hasSize(2);
        assertThat(query.selection().order().get(0).descending()).isTrue();
    }

    @Test
    void andBindsTighterThanOr() {
        Filter filter = filter("title__v = 'a' OR title__v = 'b' AND degree__v = 'c'");
        assertThat(filter).isInstanceOf(Filter.Or.class);
        assertThat(((Filter.Or) filter).any().get(1)).isInstanceOf(Filter.And.class);
    }

    @Test
    void valuesAreOfTheFieldsType() {
        assertThat(value("account__v = 'V4S000000000123'")).isEqualTo(123L);
        assertThat(value("engage_signup_datetime__v >= '2026-03-01T12:00:00.000Z'"))
                .isEqualTo(1772366400000L);
        assertThat(value("modified_by__v = 12001")).isEqualTo(12001L);
        assertThat(value("object_type__v = 'OOT000000000101'")).isEqualTo("engage_hcp_profile__v");
        assertThat(value("title__v = 'O\\'Brien \\\\ co'")).isEqualTo("O'Brien \\ co");
    }

    @ParameterizedTest
    @ValueSource(strings = {"' OR '1'='1", "'; DROP TABLE account__v; --", "x\\", "%_[]"})
    void valuesAreNeverPartOfTheQuery(String hostile) {
        String quoted = hostile.replace("\\", "\\\\").replace("'", "\\'");
        assertThat(value("title__v = '" + quoted + "'")).isEqualTo(hostile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SELECT id FROM account__v WHERE name__v = 'a' OR '1'='1'|Line 1, position 50",
                "SELECT id FROM account__v; DROP TABLE account__v|Line 1, position 26",
                "SELECT id FROM account__v -- no comments|Line 1, position 27",
                "SELECT id, (SELECT id FROM x) FROM account__v|Line 1, position 12",
                "SELECT * FROM account__v|Line 1, position 8",
                "SELECT id FROM sys.users|Line 1, position 19",
                "SELECT id FROM information_schema|no object information_schema",
                "SELECT secret FROM account__v|no field secret",
                "SELECT id FROM account__v WHERE name__v IN ('a')|Line 1, position 41",
                "SELECT id FROM account__v WHERE name__v < null|null can only",
                "SELECT id FROM engage_connection__v WHERE active__v = 'maybe'|neither true nor false",
                "SELECT id FROM account__v WHERE modified_date__v > 'yesterday'|not a time",
                "SELECT id FROM account__v MAXROWS 99999999999999999999|too large",
                "SELECT id FROM account__v WHERE name__v = 'open|Line 1, position 43",
                "|Line 1, position 1",
            })
    void tellsWhereABadQueryIsBad(String text, String why) {
        assertThatThrownBy(() -> parse(text == null ? "" : text))
                .isInstanceOf(QueryRefused.class)
                .hasMessageContaining(why)
                .extracting(e -> ((QueryRefused) e).type())
                .isEqualTo("INCORRECT_QUERY_SYNTAX_ERROR");
    }

    @Test
    void boundsLengthAndDepthButTakesLongChains() {
        assertThatThrownBy(() -> parse("SELECT id FROM account__v WHERE name__v = '" + "x".repeat(50_000) + "'"))
                .isInstanceOf(QueryRefused.class);
        assertThatThrownBy(() -> filter("(".repeat(5_000) + "title__v = 'a'" + ")".repeat(5_000)))
                .isInstanceOf(QueryRefused.class);
        Filter chain = filter("title__v = 'a'" + " OR title__v = 'a'".repeat(2_500));
        assertThat(((Filter.Or) chain).any()).hasSize(2_501);
    }

    @Test
    @Rule("G7")
    void followsTheCallersPermissions() {
        assertThat(Vql.parse("SELECT id, title__v FROM engage_profile__v", SCHEMA, REP)
                        .columns())
                .hasSize(2);
        for (String refused : List.of(
                "SELECT engage_signup_datetime__v FROM engage_profile__v",
                "SELECT id FROM engage_profile__v WHERE engage_signup_datetime__v != null",
                "SELECT id FROM engage_profile__v ORDER BY engage_signup_datetime__v",
                "SELECT id FROM account_merge_history__v")) {
            assertThatThrownBy(() -> Vql.parse(refused, SCHEMA, REP))
                    .isInstanceOf(QueryRefused.class)
                    .extracting(e -> ((QueryRefused) e).type())
                    .isEqualTo("INSUFFICIENT_ACCESS");
        }
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefusedButNeverBreaksTheParser(@ForAll String text) {
        try {
            parse("SELECT id FROM account__v WHERE " + text);
        } catch (QueryRefused e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    private static Query parse(String text) {
        return Vql.parse(text, SCHEMA, ADMIN);
    }

    private static Filter filter(String where) {
        return Objects.requireNonNull(parse("SELECT id FROM engage_profile__v WHERE " + where)
                .selection()
                .filter());
    }

    private static Object value(String where) {
        return ((Filter.Compare) filter(where)).value();
    }

    private static PermissionSet set(String name) {
        return Objects.requireNonNull(PermissionSets.vault(SCHEMA).get(name));
    }
}
