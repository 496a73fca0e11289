package syncline.engage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.engage.feed.Feed;
import syncline.engage.feed.FeedQuery;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.Role;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class InvitesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String REP = "rep00001@syncline.example";
    private static final String OTHER = "rep00002@syncline.example";

    private final LabClock clock = LabClock.over(Clock.fixed(START, ZoneOffset.UTC));
    private final Directory directory;
    private final Invites invites;
    private final String ada;

    InvitesTest(TestDatabase databases) {
        directory = open(databases.empty());
        invites = new Invites(directory);
        ada = directory.signUp(Role.HCP, "Ada", "New", e -> {}).profile().id();
    }

    private Directory open(Database database) {
        var population = Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab");
        return Directory.open(database, population, "syncline", "lab", clock);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private List<Invite> pending(@Nullable String username) {
        return invites.list(new InviteQuery(username, null, Invite.Status.PENDING, "", 100));
    }

    private Invite.Status status(Invite invite) {
        return invites.list(new InviteQuery(null, null, null, "", 100)).stream()
                .filter(i -> i.id().equals(invite.id()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private List<Connection> connections(String profileId) {
        try (var snapshot = directory.snapshot()) {
            return snapshot.dossiers(List.of(profileId)).getFirst().connections();
        }
    }

    private void refused(String profileId, String username, String why) {
        assertThatThrownBy(() -> invites.send(profileId, username))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT))
                .hasMessageContaining(why);
    }

    @Test
    @Rule("H16")
    void anInviteIsPendingAtOnceForItsUserAlone() {
        var sent = invites.send(ada, REP);
        assertThat(sent).isEqualTo(new Invite("EI000000001", ada, REP, Invite.Status.PENDING, START, null));
        assertThat(pending(REP)).containsExactly(sent);
        assertThat(pending(OTHER)).isEmpty();
        assertThat(invites.list(new InviteQuery(REP, "EP000000001", null, "", 100)))
                .isEmpty();
    }

    @Test
    @Rule("H17")
    void theHcpIsToldInTheAppAndByEmail() {
        assertThat(invites.notifications(null, "", 100)).isEmpty();
        var sent = invites.send(ada, REP);
        assertThat(invites.notifications(ada, "", 100))
                .allSatisfy(n -> assertThat(n.inviteId()).isEqualTo(sent.id()))
                .allSatisfy(n -> assertThat(n.sentAt()).isEqualTo(START))
                .allSatisfy(n -> assertThat(n.text()).endsWith("would like to connect with you."))
                .extracting(Notification::channel)
                .containsExactly(Notification.Channel.IN_APP, Notification.Channel.EMAIL);
        assertThatThrownBy(() -> invites.send(ada, REP)).isInstanceOf(Refusal.class);
        assertThat(invites.notifications(ada, "", 100)).hasSize(2);
        assertThat(invites.notifications("EP000000001", "", 100)).isEmpty();
    }

    @Test
    @Rule("H18")
    void whoIsConnectedOrHasInvitedDoesNotInviteAgain() {
        invites.send(ada, REP);
        refused(ada, REP, "has no answer yet");
        directory.connect(ada, OTHER, null);
        refused(ada, OTHER, "are connected");
        assertThat(invites.send("EP000000001", "rep00019@syncline.example").status())
                .isEqualTo(Invite.Status.PENDING);
    }

    @Test
    @Rule("B12")
    void anInviteThatWaitsOrWasDeclinedIsNoConnection() {
        var waiting = invites.send(ada, REP);
        invites.decline(invites.send(ada, OTHER).id());
        assertThat(connections(ada)).isEmpty();
        var feed = new Feed(directory);
        var changes = new FeedQuery("syncline", START, 0, 1, null, 100);
        assertThat(feed.connections(changes).items()).isEmpty();
        assertThat(feed.profiles(changes).items())
                .singleElement()
                .satisfies(p -> assertThat(p.vaultConnections()).isZero())
                .satisfies(p -> assertThat(p.revision()).isEqualTo(1));
        invites.accept(waiting.id());
        assertThat(feed.connections(changes).items())
                .singleElement()
                .extracting(ConnectionView::username)
                .isEqualTo(REP);
    }

    @Test
    @Rule("H19")
    void aSharedLinkLeavesNoInviteBehind() {
        directory.connect(ada, REP, "V4S000000000001");
        assertThat(invites.list(new InviteQuery(null, null, null, "", 100))).isEmpty();
        assertThat(invites.notifications(null, "", 100)).isEmpty();
    }

    @Test
    @Rule("H20")
    void anAnswerEndsTheWaiting() {
        var accepted = invites.send(ada, REP);
        var declined = invites.send(ada, OTHER);
        clock.advance(Duration.ofDays(1));
        assertThat(invites.accept(accepted.id()).answeredAt()).isEqualTo(clock.instant());
        assertThat(invites.decline(declined.id()).status()).isEqualTo(Invite.Status.DECLINED);
        assertThat(pending(null)).isEmpty();
        assertThat(status(accepted)).isEqualTo(Invite.Status.ACCEPTED);
        assertThat(connections(ada))
                .filteredOn(Connection::active)
                .extracting(Connection::username)
                .containsExactly(REP);
        assertThat(pending(OTHER)).isEmpty();
        assertThat(invites.send(ada, OTHER).status()).isEqualTo(Invite.Status.PENDING);
    }

    @Test
    @Rule("H20")
    void anAnswerIsGivenOnce() {
        var declined = invites.decline(invites.send(ada, REP).id());
        assertThatThrownBy(() -> invites.accept(declined.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("was declined");
        assertThatThrownBy(() -> invites.decline("EI999999999"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThat(connections(ada)).isEmpty();
    }

    @Test
    @Rule("H21")
    void aDisconnectUsesTheInviteUp() {
        var first = invites.accept(invites.send(ada, REP).id());
        directory.disconnect(connections(ada).getFirst().id());
        assertThat(status(first)).isEqualTo(Invite.Status.USED);
        assertThat(pending(REP)).isEmpty();
        assertThat(invites.send(ada, REP).status()).isEqualTo(Invite.Status.PENDING);
    }

    @Test
    @Rule("H21")
    void anInviteThatWaitedWhileTheTwoConnectedOtherwiseDoesNotComeBack() {
        var waiting = invites.send(ada, REP);
        directory.connect(ada, REP, null);
        assertThat(status(waiting)).isEqualTo(Invite.Status.ACCEPTED);
        directory.disconnect(connections(ada).getFirst().id());
        assertThat(status(waiting)).isEqualTo(Invite.Status.USED);
        assertThat(pending(REP)).isEmpty();
    }

    @Test
    void nobodyAnswersForADeletedProfile() {
        var waiting = invites.send(ada, REP);
        var elsewhere = invites.send("EP000000001", "rep00019@syncline.example");
        directory.delete(ada);
        assertThat(status(waiting)).isEqualTo(Invite.Status.USED);
        assertThatThrownBy(() -> invites.accept(waiting.id())).isInstanceOf(Refusal.class);
        refused(ada, OTHER, "deleted");
        assertThat(pending(null)).containsExactly(elsewhere);
    }

    @Test
    void aListIsReadOnFromAnId() {
        var first = invites.send(ada, REP);
        var second = invites.send(ada, OTHER);
        assertThat(invites.list(new InviteQuery(null, ada, null, "", 1))).containsExactly(first);
        assertThat(invites.list(new InviteQuery(null, ada, null, first.id(), 1)))
                .containsExactly(second);
        assertThat(invites.notifications(null, "EI000000001-2", 100))
                .hasSize(2)
                .allSatisfy(n -> assertThat(n.inviteId()).isEqualTo(second.id()));
    }

    @Test
    void invitesSurviveARestart(@TempDir Path folder) {
        var database = Database.file(folder, "engage");
        try (var first = open(database)) {
            new Invites(first).send("EP000000001", "rep00019@syncline.example");
        }
        try (var second = open(database)) {
            var kept = new Invites(second);
            assertThat(kept.list(new InviteQuery(null, null, null, "", 100)))
                    .extracting(Invite::status)
                    .containsExactly(Invite.Status.PENDING);
            assertThat(kept.accept("EI000000001").status()).isEqualTo(Invite.Status.ACCEPTED);
            assertThat(kept.send("EP000000001", "rep00017@syncline.example").id())
                    .isEqualTo("EI000000002");
        }
    }
}
