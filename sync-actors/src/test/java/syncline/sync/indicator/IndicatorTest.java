package syncline.sync.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;
import syncline.sync.indicator.HeldAccount.Connection;
import syncline.sync.indicator.HeldAccount.Profile;
import syncline.sync.indicator.HeldAccount.Status;
import syncline.sync.indicator.Indicator.Entry;
import syncline.sync.indicator.Indicator.Icon;
import syncline.sync.indicator.Indicator.Place;
import syncline.sync.indicator.Indicator.Viewer;

class IndicatorTest {
    private static final String ME = "1001";
    private static final String ANOTHER = "1002";
    private static final Entitlements NOTHING = new Entitlements(false, Channel.OFF);
    private static final Entitlements CARD = new Entitlements(true, Channel.OFF);
    private static final Entitlements CHAT = new Entitlements(false, Channel.CHAT);

    private static Profile profile(String id, Status status) {
        return new Profile("V" + id, id, "Dr. " + id, "Ada", "Osler", status, "https://cdn.example/" + id);
    }

    private static HeldAccount account(List<Profile> profiles, Connection... connections) {
        boolean live = profiles.stream().anyMatch(p -> p.status() != Status.DELETED);
        return new HeldAccount("A1", true, live ? HeldAccount.ACTIVE : null, profiles, List.of(connections));
    }

    private static Viewer viewer(@Nullable Entitlements may, String... invited) {
        return new Viewer(ME, may, Set.of(invited));
    }

    private static Entry only(Indicator indicator) {
        assertThat(indicator.popover()).hasSize(1);
        return indicator.popover().getFirst();
    }

    private static Indicator seen(HeldAccount account, Viewer viewer) {
        return Indicator.of(account, viewer, Photos.NONE);
    }

    @Test
    @Rule({"H1", "H3", "H5"})
    void anAccountWithALiveProfileShowsItEverywhereAndTheProfilesInThePopover() {
        var two = account(List.of(profile("P1", Status.CONNECTED), profile("P2", Status.NOT_CONNECTED)));
        var indicator = seen(two, viewer(CARD));
        assertThat(indicator.icon()).isEqualTo(Icon.SHOWN);
        assertThat(indicator.places())
                .hasSize(Place.values().length)
                .allSatisfy((place, icon) -> assertThat(icon).isEqualTo(Icon.SHOWN));
        assertThat(indicator.popover()).extracting(Entry::profile).containsExactly("P1", "P2");
        assertThat(indicator.why()).isNull();
    }

    @Test
    @Rule("H2")
    void anAccountWithoutAProfileShowsItGreyedOnItsOwnScreenWithTheLinkToShare() {
        var indicator = seen(account(List.of()), viewer(CARD));
        assertThat(indicator.icon()).isEqualTo(Icon.GREYED);
        assertThat(indicator.places())
                .isEqualTo(Map.of(
                        Place.ACCOUNT_DETAILS, Icon.GREYED,
                        Place.MY_ACCOUNTS_LIST, Icon.NONE,
                        Place.MY_ACCOUNTS_TABLE, Icon.NONE,
                        Place.CHILD_ACCOUNTS, Icon.NONE));
        assertThat(indicator.popover()).isEmpty();
        assertThat(indicator.share()).isTrue();
    }

    @Test
    @Rule({"H34", "D9"})
    void aDeletedProfileDoesNotShowAndTheLastOneGreysTheIndicator() {
        var gone = profile("P1", Status.DELETED);
        assertThat(seen(account(List.of(gone, profile("P2", Status.CONNECTED))), viewer(CARD))
                        .popover())
                .extracting(Entry::profile)
                .containsExactly("P2");
        assertThat(seen(account(List.of(gone)), viewer(CARD)).icon()).isEqualTo(Icon.GREYED);
    }

    @Test
    @Rule("G13")
    void whoMayNotReadTheStatusSeesNoIndicator() {
        var account = account(List.of(profile("P1", Status.CONNECTED)));
        var unreadable = new HeldAccount("A1", false, null, account.profiles(), account.connections());
        assertThat(seen(unreadable, viewer(CARD)))
                .isEqualTo(Indicator.none("The user may not read engage_profile_status__v of accounts (G13)."));
        assertThat(seen(account, viewer(CARD)).icon()).isEqualTo(Icon.SHOWN);
    }

    @Test
    @Rule("G14")
    void whoHasNoLicenceSeesNoIndicator() {
        var indicator = seen(account(List.of(profile("P1", Status.CONNECTED))), viewer(null));
        assertThat(indicator.icon()).isEqualTo(Icon.NONE);
        assertThat(indicator.places()).containsEntry(Place.ACCOUNT_DETAILS, Icon.NONE);
        assertThat(indicator.share()).isFalse();
    }

    @Test
    @Rule("H29")
    void onlyMyOwnActiveConnectionMakesMeConnected() {
        var profiles = List.of(profile("P1", Status.CONNECTED));
        assertThat(only(seen(account(profiles, new Connection(ME, "VP1", true)), viewer(CHAT)))
                        .action())
                .isEqualTo(Action.CHAT);
        for (var other : List.of(
                new Connection(ANOTHER, "VP1", true),
                new Connection(ME, "VP1", false),
                new Connection(ME, "VP2", true))) {
            assertThat(only(seen(account(profiles, other), viewer(CHAT))).action())
                    .as("%s", other)
                    .isEqualTo(Action.CONNECT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTED, true, Connected",
        "NOT_CONNECTED, true, Connected",
        "CONNECTED, false, Connected",
        "NOT_CONNECTED, false, Not Connected"
    })
    @Rule("H28")
    void theStatusIsMineBeforeItIsTheProfiles(Status status, boolean connected, String shown) {
        var account = account(List.of(profile("P1", status)), new Connection(ME, "VP1", connected));
        assertThat(only(seen(account, viewer(NOTHING))))
                .returns(Action.CONNECTION_STATUS, Entry::action)
                .returns(shown, Entry::status);
    }

    @Test
    @Rule("H22")
    void chatOpensTheThreadOfThatProfile() {
        var profiles = List.of(profile("P1", Status.CONNECTED), profile("P2", Status.CONNECTED));
        var popover = seen(account(profiles, new Connection(ME, "VP2", true)), viewer(CHAT))
                .popover();
        assertThat(popover).extracting(Entry::thread).containsExactly(null, "P2");
    }

    @Test
    @Rule({"H15", "H18"})
    void aPendingInviteIsThatOfItsProfileAlone() {
        var profiles = List.of(profile("P1", Status.NOT_CONNECTED), profile("P2", Status.NOT_CONNECTED));
        assertThat(seen(account(profiles), viewer(CARD, "P2")).popover())
                .extracting(Entry::action)
                .containsExactly(Action.CONNECT, Action.INVITE_PENDING);
    }

    @ParameterizedTest
    @CsvSource({"false, OFF, false", "true, OFF, true", "false, PING, true", "false, CHAT, true", "true, CHAT, true"})
    @Rule("H23")
    void sharingStandsBesideEachEntryWheneverInvitesAreConfigured(boolean card, Channel channel, boolean shares) {
        var account = account(List.of(profile("P1", Status.CONNECTED)), new Connection(ME, "VP1", true));
        var indicator = seen(account, viewer(new Entitlements(card, channel)));
        assertThat(indicator.share()).isEqualTo(shares);
        assertThat(only(indicator).share()).isEqualTo(shares);
    }

    @Test
    @Rule("H6")
    void anEntryHasAFaceANameAndOneAction() {
        var entry = only(seen(account(List.of(profile("P1", Status.CONNECTED))), viewer(CARD)));
        assertThat(entry).isEqualTo(new Entry("P1", "Dr. P1", new Photo(null, "AO"), Action.CONNECT, null, null, true));
    }
}
