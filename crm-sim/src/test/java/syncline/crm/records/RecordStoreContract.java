package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/** What every store must do; each store runs it. */
abstract class RecordStoreContract {
    static final Schema SCHEMA = Schema.vault();
    private static final CrmObject CONNECTION = SCHEMA.required("engage_connection__v");
    private static final Field KEY = CONNECTION.required("vexternal_id__v");
    private static final Field USER = CONNECTION.required("from_user__v");
    private static final Field PROFILE_OF = CONNECTION.required("to_engage_profile__v");
    private static final CrmObject PROFILE = SCHEMA.required("engage_profile__v");
    private static final Field ACCOUNT_OF = PROFILE.required("account__v");
    private static final CrmObject ACCOUNT = SCHEMA.required("account__v");
    private static final Field ACTIVE = CONNECTION.required("active__v");

    private RecordStore store;

    abstract RecordStore open();

    @BeforeEach
    void start() {
        store = open();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void findsWhatWasInsertedWithEveryTypeOfValue() {
        Row row = connection(7, "EC7", 12001L, true);
        insert(row);
        Map<Object, Row> found = store.write(CONNECTION, batch -> batch.find(KEY, List.of("EC7", "EC8")));
        assertThat(found).containsOnlyKeys("EC7").containsEntry("EC7", row);
        assertThat(store.ids(CONNECTION, KEY, List.of("EC8", "EC7"))).isEqualTo(Map.of("EC7", 7L));
        assertThat(store.ids(CONNECTION, CONNECTION.id(), List.of(7L, 8L))).isEqualTo(Map.of(7L, 7L));
        assertThat(store.largestId(CONNECTION)).isEqualTo(7);
    }

    @Test
    void keepsEmptyFieldsEmpty() {
        insert(connection(1, "EC1", null, null));
        Row row = store.select(all(null), 0, 10).get(0);
        assertThat(row.get(USER)).isNull();
        assertThat(row.get(ACTIVE)).isNull();
    }

    @Test
    void replacesWholeRecords() {
        insert(connection(1, "EC1", 12001L, true), connection(2, "EC2", 12002L, true));
        update(connection(1, "EC1b", null, false));
        assertThat(store.ids(CONNECTION, KEY, List.of("EC1", "EC1b"))).isEqualTo(Map.of("EC1b", 1L));
        assertThat(store.select(all(null), 0, 10))
                .containsExactly(connection(1, "EC1b", null, false), connection(2, "EC2", 12002L, true));
    }

    @Test
    void keepsNothingOfABatchThatFails() {
        assertThatThrownBy(() -> store.write(CONNECTION, batch -> {
                    batch.insert(List.of(connection(1, "EC1", null, true)));
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");
        assertThat(store.count(all(null))).isZero();
        insert(connection(1, "EC1", null, true));
        assertThat(store.count(all(null))).isOne();
    }

    @Test
    void refusesTwoRecordsWithOneKeyOrOneId() {
        insert(connection(1, "EC1", null, true));
        assertThatThrownBy(() -> insert(connection(2, "EC1", null, true))).isInstanceOf(StoreFailed.class);
        assertThatThrownBy(() -> insert(connection(1, "EC2", null, true))).isInstanceOf(StoreFailed.class);
        assertThat(store.count(all(null))).isOne();
    }

    @Test
    void selectsByEveryKindOfCondition() {
        insert(
                connection(1, "EC1", 12001L, true),
                connection(2, "EC2", 12002L, false),
                connection(3, "EC3", null, null));
        assertThat(ids(new Filter.Compare(USER, Filter.Comparison.EQUAL, 12002L)))
                .containsExactly(2L);
        assertThat(ids(new Filter.Compare(USER, Filter.Comparison.NOT_EQUAL, 12002L)))
                .containsExactly(1L);
        assertThat(ids(new Filter.Compare(KEY, Filter.Comparison.GREATER, "EC1")))
                .containsExactly(2L, 3L);
        assertThat(ids(new Filter.Compare(KEY, Filter.Comparison.GREATER_OR_EQUAL, "EC2")))
                .containsExactly(2L, 3L);
        assertThat(ids(new Filter.Compare(KEY, Filter.Comparison.LESS, "EC2"))).containsExactly(1L);
        assertThat(ids(new Filter.Compare(KEY, Filter.Comparison.LESS_OR_EQUAL, "EC2")))
                .containsExactly(1L, 2L);
        assertThat(ids(new Filter.Compare(ACTIVE, Filter.Comparison.EQUAL, false)))
                .containsExactly(2L);
        assertThat(ids(new Filter.OneOf(KEY, List.of("EC3", "EC1", "EC9")))).containsExactly(1L, 3L);
        assertThat(ids(new Filter.OneOf(KEY, List.of()))).isEmpty();
        assertThat(ids(new Filter.Empty(USER, true))).containsExactly(3L);
        assertThat(ids(new Filter.Empty(USER, false))).containsExactly(1L, 2L);
        var first = new Filter.Compare(KEY, Filter.Comparison.EQUAL, "EC1");
        var third = new Filter.Compare(KEY, Filter.Comparison.EQUAL, "EC3");
        assertThat(ids(new Filter.Or(List.of(first, third)))).containsExactly(1L, 3L);
        assertThat(ids(new Filter.And(List.of(first, third)))).isEmpty();
        assertThat(ids(new Filter.Compare(KEY, Filter.Comparison.EQUAL, "EC1' OR '1'='1")))
                .isEmpty();
    }

    @Test
    void selectsByFormRemainderAndNegation() {
        insert(
                connection(1, "EC1", 12001L, true),
                connection(2, "EC_2", 12002L, false),
                connection(3, "E%!3", null, null));
        assertThat(ids(new Filter.Like(KEY, "EC%"))).containsExactly(1L, 2L);
        assertThat(ids(new Filter.Like(KEY, "EC_"))).isEmpty();
        assertThat(ids(new Filter.Like(KEY, "%_2"))).containsExactly(2L);
        assertThat(ids(new Filter.Like(KEY, "E%!%"))).containsExactly(3L);
        assertThat(ids(new Filter.Like(KEY, "ec%"))).isEmpty();
        assertThat(ids(new Filter.Remainder(USER, 4, 1))).containsExactly(1L);
        assertThat(ids(new Filter.Remainder(USER, 1, 0))).containsExactly(1L, 2L);
        assertThat(ids(new Filter.Not(new Filter.Remainder(USER, 4, 1)))).containsExactly(2L, 3L);
        assertThat(ids(new Filter.Not(new Filter.Compare(ACTIVE, Filter.Comparison.EQUAL, true))))
                .containsExactly(2L, 3L);
        assertThat(ids(new Filter.Not(Filter.ANY))).isEmpty();
    }

    @Test
    void selectsByWhatARecordRefersTo() {
        insertOf(ACCOUNT, record(ACCOUNT, 41, Map.of("name__v", "Clinic")));
        insertOf(
                PROFILE,
                record(PROFILE, 51, Map.of("vexternal_id__v", "EP1", "account__v", 41L)),
                record(PROFILE, 52, Map.of("vexternal_id__v", "EP2", "account__v", 49L)),
                record(PROFILE, 53, Map.of("vexternal_id__v", "EP3")));
        insert(to(1, 51L), to(2, 52L), to(3, 53L), to(4, null), to(5, 59L));
        var named = new Filter.Compare(ACCOUNT.required("name__v"), Filter.Comparison.EQUAL, "Clinic");
        assertThat(ids(profile(Filter.ANY))).containsExactly(1L, 2L, 3L);
        assertThat(ids(profile(new Filter.Empty(ACCOUNT_OF, false)))).containsExactly(1L, 2L);
        assertThat(ids(profile(new Filter.Parent(ACCOUNT_OF, ACCOUNT, Filter.ANY))))
                .containsExactly(1L);
        assertThat(ids(profile(new Filter.Parent(ACCOUNT_OF, ACCOUNT, named)))).containsExactly(1L);
        assertThat(ids(profile(new Filter.Parent(ACCOUNT_OF, ACCOUNT, new Filter.Not(named)))))
                .isEmpty();
        assertThat(ids(new Filter.Not(profile(Filter.ANY)))).containsExactly(4L, 5L);
        assertThat(ids(new Filter.And(List.of(profile(Filter.ANY), profile(new Filter.Empty(ACCOUNT_OF, true))))))
                .containsExactly(3L);
    }

    @Test
    void looksUpFieldsOfReferencedRecords() {
        Field title = PROFILE.required("title__v");
        insertOf(
                PROFILE,
                record(PROFILE, 51, Map.of("vexternal_id__v", "EP1", "title__v", "Dr.")),
                record(PROFILE, 52, Map.of("vexternal_id__v", "EP2")));
        insert(to(1, 51L), to(2, 52L), to(3, null), to(4, 59L));
        Field key = PROFILE.required("vexternal_id__v");
        var selection = new Selection(
                CONNECTION,
                List.of(CONNECTION.id()),
                List.of(
                        new Selection.Lookup(PROFILE_OF, PROFILE, key, Filter.ANY),
                        new Selection.Lookup(PROFILE_OF, PROFILE, title, Filter.ANY),
                        new Selection.Lookup(
                                PROFILE_OF, PROFILE, key, new Filter.Compare(key, Filter.Comparison.NOT_EQUAL, "EP1"))),
                new Filter.Compare(CONNECTION.id(), Filter.Comparison.LESS, 5L),
                List.of());
        int first = CONNECTION.fields().size();
        assertThat(store.select(selection, 0, 10))
                .extracting(Row::id, row -> row.at(first), row -> row.at(first + 1), row -> row.at(first + 2))
                .containsExactly(
                        tuple(1L, "EP1", "Dr.", null),
                        tuple(2L, "EP2", null, "EP2"),
                        tuple(3L, null, null, null),
                        tuple(4L, null, null, null));
        assertThat(store.count(selection)).isEqualTo(4);
    }

    @Test
    void ordersWithEmptyFieldsBelowAllOthers() {
        insert(
                connection(1, "EC1", 12002L, true),
                connection(2, "EC2", null, true),
                connection(3, "EC3", 12001L, true));
        assertThat(ordered(new Selection.Order(USER, false))).containsExactly(2L, 3L, 1L);
        assertThat(ordered(new Selection.Order(USER, true))).containsExactly(1L, 3L, 2L);
        assertThat(ordered(new Selection.Order(ACTIVE, true))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void ordersAndComparesTextByItsCharactersAndByNoLanguage() {
        insert(connection(1, "a", null, true), connection(2, "B", null, true), connection(3, "é", null, true));
        assertThat(ordered(new Selection.Order(KEY, false))).containsExactly(2L, 1L, 3L);
        assertThat(ids(new Filter.Compare(KEY, Filter.Comparison.GREATER, "B"))).containsExactly(1L, 3L);
    }

    @Test
    void readsPagesOfAnOrder() {
        insert(LongStream.rangeClosed(1, 25)
                .mapToObj(i -> connection(i, "EC%03d".formatted(i), null, true))
                .toArray(Row[]::new));
        assertThat(store.count(all(null))).isEqualTo(25);
        assertThat(store.select(all(null), 20, 10)).extracting(Row::id).containsExactly(21L, 22L, 23L, 24L, 25L);
        assertThat(store.select(Selection.after(CONNECTION, KEY, "EC023"), 0, 1))
                .extracting(Row::id)
                .containsExactly(24L);
        assertThat(store.select(all(null), 25, 10)).isEmpty();
    }

    @Test
    void removesRecordsAndFreesTheirKeys() {
        insert(connection(1, "EC1", null, true), connection(2, "EC2", null, true));
        store.write(CONNECTION, batch -> {
            batch.delete(List.of(1L, 3L));
            return true;
        });
        assertThat(store.select(all(null), 0, 10)).extracting(Row::id).containsExactly(2L);
        assertThat(store.ids(CONNECTION, KEY, List.of("EC1", "EC2"))).isEqualTo(Map.of("EC2", 2L));
        insert(connection(4, "EC1", null, true));
        assertThat(store.ids(CONNECTION, KEY, List.of("EC1"))).isEqualTo(Map.of("EC1", 4L));
    }

    @Test
    void findsWhatRefersToARecordWithAnIndexAndWithout() {
        Field account = PROFILE.required("account__v");
        insertOf(
                PROFILE,
                record(PROFILE, 1, Map.of("vexternal_id__v", "EP1", "account__v", 7L)),
                record(PROFILE, 2, Map.of("vexternal_id__v", "EP2", "account__v", 8L)),
                record(PROFILE, 3, Map.of("vexternal_id__v", "EP3", "account__v", 7L)),
                record(PROFILE, 4, Map.of("vexternal_id__v", "EP4")));
        insert(
                connection(1, "EC1", 12001L, true),
                connection(2, "EC2", 12002L, true),
                connection(3, "EC3", null, true));
        assertThat(referring(PROFILE, account, 7L, 9L)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(referring(CONNECTION, USER, 12002L, 12003L)).containsExactly(2L);
        store.write(PROFILE, batch -> {
            batch.update(List.of(record(PROFILE, 1, Map.of("vexternal_id__v", "EP1", "account__v", 8L))));
            batch.delete(List.of(2L));
            return true;
        });
        assertThat(referring(PROFILE, account, 7L)).containsExactly(3L);
        assertThat(referring(PROFILE, account, 8L)).containsExactly(1L);
    }

    @Test
    void aBatchOnSeveralObjectsIsKeptWholeOrNotAtAll() {
        assertThatThrownBy(() -> store.write(CONNECTION, List.of(PROFILE), batch -> {
                    batch.insert(List.of(connection(1, "EC1", null, true)));
                    batch.of(PROFILE).insert(List.of(record(PROFILE, 1, Map.of("vexternal_id__v", "EP1"))));
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");
        assertThat(store.largestId(CONNECTION)).isZero();
        assertThat(store.largestId(PROFILE)).isZero();
        store.write(CONNECTION, List.of(PROFILE), batch -> {
            batch.insert(List.of(connection(1, "EC1", null, true)));
            batch.of(PROFILE).insert(List.of(record(PROFILE, 2, Map.of("vexternal_id__v", "EP1"))));
            return true;
        });
        assertThat(store.largestId(CONNECTION)).isEqualTo(1);
        assertThat(store.largestId(PROFILE)).isEqualTo(2);
    }

    private List<Long> referring(CrmObject object, Field reference, Long... ids) {
        return store.write(
                object,
                batch -> batch.referring(reference, List.of(ids)).stream()
                        .map(Row::id)
                        .toList());
    }

    private static Filter profile(Filter filter) {
        return new Filter.Parent(PROFILE_OF, PROFILE, filter);
    }

    private List<Long> ids(Filter filter) {
        assertThat(store.count(all(filter)))
                .isEqualTo(store.select(all(filter), 0, 100).size());
        return store.select(all(filter), 0, 100).stream().map(Row::id).toList();
    }

    private List<Long> ordered(Selection.Order order) {
        var selection = new Selection(CONNECTION, List.of(CONNECTION.id()), null, List.of(order));
        return store.select(selection, 0, 100).stream().map(Row::id).toList();
    }

    private static Selection all(@Nullable Filter filter) {
        return new Selection(CONNECTION, CONNECTION.fields(), filter, List.of());
    }

    private void insert(Row... rows) {
        insertOf(CONNECTION, rows);
    }

    private void insertOf(CrmObject object, Row... rows) {
        store.write(object, batch -> {
            batch.insert(List.of(rows));
            return true;
        });
    }

    private void update(Row... rows) {
        store.write(CONNECTION, batch -> {
            batch.update(List.of(rows));
            return true;
        });
    }

    private static Row connection(long id, String key, @Nullable Long user, @Nullable Boolean active) {
        @Nullable Object[] values = new Object[CONNECTION.fields().size()];
        values[0] = id;
        values[CONNECTION.required("name__v").position()] = "A name, 'quoted' – and more";
        values[KEY.position()] = key;
        values[USER.position()] = user;
        values[ACTIVE.position()] = active;
        return new Row(values);
    }

    private static Row to(long id, @Nullable Long profile) {
        String key = "EC" + id;
        return record(
                CONNECTION,
                id,
                profile == null ? Map.of(KEY.name(), key) : Map.of(KEY.name(), key, PROFILE_OF.name(), profile));
    }

    private static Row record(CrmObject object, long id, Map<String, Object> given) {
        @Nullable Object[] values = new Object[object.fields().size()];
        values[0] = id;
        given.forEach((field, value) -> values[object.required(field).position()] = value);
        return new Row(values);
    }
}
