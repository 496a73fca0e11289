package syncline.crm.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.crm.records.Filter;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSet;
import syncline.crm.security.PermissionSets;
import syncline.lab.Rule;

class VqlTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final CrmObject PROFILE = SCHEMA.required("engage_profile__v");
    private static final Instant NOW = Instant.parse("2026-05-30T17:45:12.345Z");
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
                "SELECT id FROM account__v WHERE name__v IN ('a')|Line 1, position 41: IN takes a sub-query",
                "SELECT id FROM engage_profile__v WHERE account__v IN (SELECT name__v FROM account__vr)|Line 1, position 62",
                "SELECT id FROM engage_profile__v WHERE account__v IN (SELECT id FROM accounts__vr)|Line 1, position 70",
                "SELECT id FROM engage_profile__v WHERE id IN (SELECT id FROM account__vr)|those of the field account__v",
                "SELECT id FROM engage_profile__v WHERE account__vr.id IN (SELECT id FROM account__vr)|Line 1, position 74",
                "SELECT id FROM engage_connection__v WHERE to_engage_profile__v IN (SELECT id FROM to_engage_profile__vr"
                        + " WHERE account__v IN (SELECT id FROM account__vr))|cannot hold another one",
                "SELECT account__vr.secret FROM engage_profile__v|Line 1, position 20: the object account__v has no field",
                "SELECT account__vr.name__v.x FROM engage_profile__v|Line 1, position 27",
                "SELECT nothing__vr.name__v FROM engage_profile__v|Line 1, position 8: the object engage_profile__v has no rel",
                "SELECT id FROM engage_profile__v ORDER BY account__vr.name__v|fields of their own object only",
                "SELECT id FROM account__v WHERE modified_date__v LIKE '2026%'|holds no text",
                "SELECT id FROM account__v WHERE name__v LIKE 5|Line 1, position 46",
                "SELECT id FROM account__v WHERE created_date__v <= LAST_DAYS:90|Line 1, position 52: LAST_DAYS:90 has a meaning only",
                "SELECT id FROM account__v WHERE name__v = @@USER_LANGUAGE_CODE@@|has a meaning only",
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

    @Test
    void looksUpFieldsOfReferencedRecords() {
        Query query = parse("SELECT account__vr.name__v, id, account__vr.id FROM engage_profile__v");
        int fields = query.selection().object().fields().size();
        assertThat(query.columns())
                .extracting(Query.Column::name)
                .containsExactly("account__vr.name__v", "id", "account__vr.id");
        assertThat(query.columns()).extracting(Query.Column::position).containsExactly(fields, 0, fields + 1);
        assertThat(query.selection().lookups()).hasSize(2);
    }

    @Test
    void aConditionOnALookupIsOneOnTheReferencedRecord() {
        Field account = PROFILE.required("account__v");
        CrmObject accounts = SCHEMA.required("account__v");
        Field name = accounts.required("name__v");
        assertThat(filter("account__vr.name__v = 'A'"))
                .isEqualTo(
                        new Filter.Parent(account, accounts, new Filter.Compare(name, Filter.Comparison.EQUAL, "A")));
        var named = new Filter.Parent(account, accounts, new Filter.Empty(name, false));
        assertThat(filter("account__vr.name__v != null")).isEqualTo(named);
        assertThat(filter("account__vr.name__v = null")).isEqualTo(new Filter.Not(named));
        assertThat(filter("account__v IN (SELECT id FROM account__vr)"))
                .isEqualTo(new Filter.Parent(account, accounts, Filter.ANY));
        assertThat(filter("account__v in (select id from account__vr where name__v like 'A%')"))
                .isEqualTo(new Filter.Parent(account, accounts, new Filter.Like(name, "A%")));
    }

    @Test
    @Rule({"K11", "O14"})
    void theLastDaysAreReadByTheirIntent() {
        Field created = PROFILE.required("created_date__v");
        long begun = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        long now = NOW.toEpochMilli();
        var since = new Filter.Compare(created, Filter.Comparison.GREATER_OR_EQUAL, begun);
        var within = new Filter.And(List.of(since, new Filter.Compare(created, Filter.Comparison.LESS_OR_EQUAL, now)));
        assertThat(vmoc("WHERE created_date__v <= LAST_DAYS:90")).isEqualTo(within);
        assertThat(vmoc("WHERE created_date__v = LAST_DAYS:90")).isEqualTo(within);
        assertThat(vmoc("WHERE created_date__v >= last_days:90")).isEqualTo(since);
        for (String refused : List.of(
                "WHERE created_date__v > LAST_DAYS:90",
                "WHERE created_date__v CONTAINS (LAST_DAYS:90)",
                "WHERE title__v <= LAST_DAYS:90",
                "WHERE created_date__v <= LAST_DAYS:99999",
                "WHERE created_date__v <= LAST_DAYS:99999999999999999999",
                "WHERE created_date__v <= LAST_DAYS:-1")) {
            assertThatThrownBy(() -> vmoc(refused)).as(refused).isInstanceOf(QueryRefused.class);
        }
    }

    @Test
    @Rule("K5")
    void theUsersLanguageIsAValueAndNeverPartOfTheQuery() {
        var hostile = new Evaluation("' OR '1'='1", NOW);
        assertThat(Vql.filter("WHERE title__v CONTAINS (@@USER_LANGUAGE_CODE@@,'en')", PROFILE, SCHEMA, ADMIN, hostile))
                .isEqualTo(new Filter.OneOf(PROFILE.required("title__v"), List.of("' OR '1'='1", "en")));
        assertThatThrownBy(() -> vmoc("WHERE title__v = @@USER_SHOE_SIZE@@"))
                .hasMessageContaining("Line 1, position 18: nothing is known as @@USER_SHOE_SIZE@@");
        assertThatThrownBy(() -> vmoc("title__v = 'a'")).hasMessageContaining("Line 1, position 1");
        assertThatThrownBy(() -> vmoc("WHERE title__v = 'a' ORDER BY id")).hasMessageContaining("Line 1, position 22");
    }

    @Test
    @Rule("G7")
    void lookupsFollowTheCallersPermissionsToo() {
        String connections = "SELECT id FROM engage_connection__v WHERE ";
        assertThat(Vql.parse(connections + "to_engage_profile__vr.title__v = 'a'", SCHEMA, REP)
                        .selection()
                        .filter())
                .isInstanceOf(Filter.Parent.class);
        for (String refused : List.of(
                connections + "to_engage_profile__vr.engage_signup_datetime__v != null",
                connections + "to_engage_profile__v IN (SELECT id FROM to_engage_profile__vr"
                        + " WHERE engage_signup_datetime__v != null)",
                "SELECT to_engage_profile__vr.engage_signup_datetime__v FROM engage_connection__v",
                "SELECT account__vr.modified_by__v FROM engage_profile__v")) {
            assertThatThrownBy(() -> Vql.parse(refused, SCHEMA, REP))
                    .as(refused)
                    .isInstanceOf(QueryRefused.class)
                    .extracting(e -> ((QueryRefused) e).type())
                    .isEqualTo("INSUFFICIENT_ACCESS");
        }
    }

    private static Filter vmoc(String where) {
        return Vql.filter(where, PROFILE, SCHEMA, ADMIN, new Evaluation("de", NOW));
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
