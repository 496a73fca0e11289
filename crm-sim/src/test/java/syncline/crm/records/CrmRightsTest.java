package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.crm.schema.CrmObject;
import syncline.crm.security.Caller;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

/** What nobody, or not everybody, may write. */
@ParameterizedClass
@EnumSource
class CrmRightsTest extends WithCrm {
    CrmRightsTest(TestDatabase databases) {
        super(databases);
    }

    @Test
    @Rule({"G6", "G10"})
    void endUsersNeitherCreateNorEdit() {
        var byKey = Write.upsert(REP, PROFILE, PROFILE.required("vexternal_id__v"), false);
        assertThat(refusal(write(byKey, List.of(profile("EP1"))).get(0))).startsWith("INSUFFICIENT_ACCESS");
        upsert(profile("EP1"));
        assertThat(refusal(
                        write(byKey, List.of(profile("EP1", "title__v", "x"))).get(0)))
                .startsWith("INSUFFICIENT_ACCESS");
        assertThat(crm.read(REP, PROFILE, "V6P000000000001")).isPresent();
        assertThat(crm.read(REP, SCHEMA.required("account_merge_history__v"), "V4H000000000001"))
                .isEmpty();
    }

    @Test
    @Rule("G9")
    void aFieldThatMayNotBeEditedFailsTheRecordAndWritesNothing() {
        upsert(profile("EP1"));
        Outcome outcome = upsert(profile("EP1", "title__v", "Head", "status__v", "inactive__v"));
        assertThat(refusal(outcome))
                .isEqualTo(
                        "INSUFFICIENT_ACCESS: User has no permission to edit the field [status__v] of [engage_profile__v]");
        assertThat(read("EP1").get(PROFILE.required("title__v"))).isNull();
    }

    @Test
    @Rule("G8")
    void nobodySetsAComputedFieldNotEvenInMigrationMode() {
        CrmObject sent = SCHEMA.required("sent_message__v");
        var plain = Map.of(
                "name__v", "S1", "vexternal_id__v", "S1", "object_type__v.api_name__v", "engage_connection_invite__v");
        assertThat(write(Write.create(SYNC, sent, false), List.of(plain)).get(0))
                .isInstanceOf(Outcome.Created.class);
        for (String count : List.of("clicked__v", "click_count__v", "viewed__v", "view_count__v")) {
            var counted = new HashMap<String, Object>(plain);
            counted.put(count, count.endsWith("count__v") ? (Object) 3L : (Object) true);
            for (Caller caller : List.of(SYNC, REP, ADMIN)) {
                var byKey = Write.upsert(caller, sent, sent.required("vexternal_id__v"), caller.equals(ADMIN));
                assertThat(refusal(write(byKey, List.of(counted)).get(0)))
                        .isEqualTo("OPERATION_NOT_ALLOWED: Field [" + count + "] is set by the system");
            }
        }
    }

    @Test
    @Rule("O29")
    void endUsersMakeNoUsersThoughTheGrantIsThere() {
        CrmObject users = SCHEMA.required("user__sys");
        var made = write(Write.create(REP, users, false), List.of(Map.of("username__sys", "new@x", "name__v", "New")));
        assertThat(refusal(made.get(0))).startsWith("INSUFFICIENT_ACCESS");
        var changed = write(
                Write.update(REP, users, users.required("username__sys"), false),
                List.of(Map.of("username__sys", "rep@x", "language__sys", "de")));
        assertThat(refusal(changed.get(0))).startsWith("INSUFFICIENT_ACCESS");
    }

    @Test
    void migrationModeNeedsItsOwnPermission() {
        var key = PROFILE.required("vexternal_id__v");
        assertThatThrownBy(() -> write(Write.upsert(SYNC, PROFILE, key, true), List.of(profile("EP1"))))
                .isInstanceOf(CallRefused.class);
        write(
                Write.upsert(ADMIN, PROFILE, key, true),
                List.of(profile("EP1", "created_date__v", "2020-01-01T00:00:00.000Z", "status__v", "inactive__v")));
        assertThat(read("EP1").show(PROFILE.required("created_date__v"))).isEqualTo("2020-01-01T00:00:00.000Z");
    }
}
