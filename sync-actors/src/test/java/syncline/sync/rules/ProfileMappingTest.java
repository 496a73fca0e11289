package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.AProfile.named;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;
import syncline.sync.AProfile;
import syncline.sync.rules.EngageProfile.Role;

class ProfileMappingTest {
    private static final Instant SIGN_UP = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final Instant WRITE = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant NEXT_WRITE = Instant.parse("2026-03-02T02:00:00Z");

    private static AProfile ada() {
        return named("EP1", SIGN_UP)
                .names("Ada", "Osler", "Dr. Ada Osler")
                .degrees("MD", "PhD")
                .photo("https://cdn.example/ada.jpg")
                .title("Prof")
                .account("V4S1");
    }

    private static ProfileRow created(AProfile profile) {
        return ProfileMapping.row(profile.now(), null, WRITE, TheAccount.of(profile.now()));
    }

    private static ProfileRow updated(AProfile profile, ProfileRow written) {
        return ProfileMapping.row(profile.now(), written, NEXT_WRITE, TheAccount.of(profile.now()));
    }

    private static @Nullable Object field(ProfileRow row, String name) {
        assertThat(row.fields()).containsKey(name);
        return row.fields().get(name);
    }

    @ParameterizedTest(name = "account {0}, {1} connections in the company, {2} of them in the Vault")
    @CsvSource({
        ", 1, 1, true",
        "V4S1, 1, 1, true",
        "V4S1, 1, 0, true",
        "V4S1, 0, 0, false",
        ", 1, 0, false",
        "'', 1, 0, false",
        ", 0, 0, false"
    })
    @Rule({"B1", "B2", "B3", "B4", "B5", "B6", "B9", "O15"})
    void aProfileWithoutARowIsInScopeBy(@Nullable String account, int company, int vault, boolean inScope) {
        var profile = ada().account(account).connections(company, vault).now();
        assertThat(ProfileMapping.inScope(profile, false)).isEqualTo(inScope);
    }

    @Test
    @Rule("B7")
    void aProfileWithARowStaysInScopeForGood() {
        var lonely = ada().account(null).connections(0, 0).now();
        var deleted = ada().deleted(WRITE).now();
        assertThat(ProfileMapping.inScope(lonely, true)).isTrue();
        assertThat(ProfileMapping.inScope(deleted, true)).isTrue();
        assertThat(ProfileMapping.inScope(lonely, false)).isFalse();
    }

    @Test
    @Rule("D13")
    void aProfileDeletedBeforeItsFirstSyncGetsNoRow() {
        var deleted = ada().deleted(WRITE).connections(1, 1).now();
        assertThat(ProfileMapping.inScope(deleted, false)).isFalse();
        assertThat(ProfileMapping.inScope(ada().now(), false)).isTrue();
    }

    @Test
    @Rule({"C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13", "C14", "C15", "C16"})
    void everyFieldHoldsWhatEngageSays() {
        assertThat(created(ada()).fields())
                .isEqualTo(Map.ofEntries(
                        Map.entry("vexternal_id__v", "EP1"),
                        Map.entry("object_type__v.api_name__v", "engage_hcp_profile__v"),
                        Map.entry("name__v", "Dr. Ada Osler"),
                        Map.entry("connection_status__v", "connected__v"),
                        Map.entry("connection_status_update_datetime__v", WRITE),
                        Map.entry("account__v", "V4S1"),
                        Map.entry("degree__v", "MD;PhD"),
                        Map.entry("display_name__v", "Dr. Ada Osler"),
                        Map.entry("engage_signup_datetime__v", SIGN_UP),
                        Map.entry("first_name__v", "Ada"),
                        Map.entry("last_name__v", "Osler"),
                        Map.entry("profile_photo_url__v", "https://cdn.example/ada.jpg"),
                        Map.entry("title__v", "Prof")));
    }

    @Test
    @Rule("C2")
    void theRoleAtCreationDecidesTheType() {
        var staff = created(ada().role(Role.STAFF));
        assertThat(staff.objectType()).isEqualTo("engage_staff_profile__v");
        assertThat(updated(ada().role(Role.HCP), staff).objectType()).isEqualTo("engage_staff_profile__v");
        assertThat(created(ada().role(Role.HCP)).objectType()).isEqualTo("engage_hcp_profile__v");
    }

    @Test
    @Rule({"C4", "C7", "C8", "C10", "C11", "C12", "C13", "C35"})
    void whatIsEmptyInEngageIsClearedInTheRow() {
        var empty = ada().names(null, "", "").degrees().photo("").title("").account("");
        var row = updated(empty, created(ada()));
        for (String name : new String[] {
            "account__v",
            "degree__v",
            "display_name__v",
            "first_name__v",
            "last_name__v",
            "profile_photo_url__v",
            "title__v"
        }) {
            assertThat(field(row, name)).as(name).isNull();
            assertThat(field(created(ada()), name)).as(name).isNotNull();
        }
        assertThat(row.changedFrom(created(ada()))).as("cleared, not left out").containsEntry("title__v", null);
    }

    @ParameterizedTest
    @CsvSource({"Ada, Osler, , Ada Osler", "Ada, Osler, '', Ada Osler", "Ada, , , Ada", ", Osler, , Osler"})
    @Rule("C14")
    void withoutADisplayNameTheNameIsFirstAndLast(
            @Nullable String first, @Nullable String last, @Nullable String display, String name) {
        assertThat(created(ada().names(first, last, display)).name()).isEqualTo(name);
        assertThat(created(ada().names(first, last, "Doc")).name()).isEqualTo("Doc");
    }

    @Test
    @Rule("C9")
    void theTimeOfSigningUpOutlivesEveryChange() {
        var row = updated(ada().names("Eva", "Brandt", null).changed(NEXT_WRITE), created(ada()));
        assertThat(row.signedUpAt()).isEqualTo(SIGN_UP);
    }

    @Test
    @Rule({"C17", "C18"})
    void theStatusIsAboutTheCompanyAsAWhole() {
        assertThat(field(created(ada().connections(1, 0)), "connection_status__v"))
                .isEqualTo("connected__v");
        assertThat(field(created(ada().connections(2, 2)), "connection_status__v"))
                .isEqualTo("connected__v");
        assertThat(field(updated(ada().connections(0, 0), created(ada())), "connection_status__v"))
                .isEqualTo("not_connected__v");
        assertThat(field(updated(ada().deleted(WRITE), created(ada())), "connection_status__v"))
                .isEqualTo("deleted__v");
    }

    @Test
    @Rule("C6")
    void theTimeOfTheStatusMovesWithTheStatusOnly() {
        var row = created(ada());
        assertThat(row.statusUpdatedAt()).isEqualTo(WRITE);
        assertThat(updated(ada().title("Dean").connections(5, 5), row).statusUpdatedAt())
                .isEqualTo(WRITE);
        assertThat(updated(ada().connections(0, 0), row).statusUpdatedAt()).isEqualTo(NEXT_WRITE);
    }

    @Test
    @Rule({"D3", "D4", "D5", "D6", "D7", "D9", "O16", "O28"})
    void deletionClearsEverythingButKeyAndType() {
        var deletedInEngage = WRITE.plusSeconds(77);
        var row = updated(ada().role(Role.STAFF).deleted(deletedInEngage), created(ada().role(Role.STAFF)));
        assertThat(row)
                .isEqualTo(new ProfileRow(
                        "EP1",
                        "engage_staff_profile__v",
                        "Deleted User",
                        ProfileRow.Status.DELETED,
                        NEXT_WRITE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(row.changedFrom(created(ada().role(Role.STAFF))))
                .containsEntry("account__v", null)
                .containsEntry("engage_signup_datetime__v", null)
                .doesNotContainKey("object_type__v.api_name__v");
    }

    @Test
    @Rule("D10")
    void aSecondLookAtADeletedProfileChangesNothing() {
        var once = updated(ada().deleted(WRITE), created(ada()));
        var later = NEXT_WRITE.plusSeconds(86400);
        assertThat(ProfileMapping.row(ada().deleted(WRITE).changed(later).now(), once, later, null))
                .isEqualTo(once);
        assertThat(ProfileMapping.row(ada().now(), once, later, null)).isNotEqualTo(once);
    }
}
