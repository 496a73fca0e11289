package syncline.engage.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.ProfileView;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.Role;
import syncline.engage.population.User;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;

/** Which changes the feed tells of, and to which Vault. */
class ChangesInTheFeedTest {
    private static final String REP = "rep00001@syncline.example";
    private static final String OTHER = "rep00002@syncline.example";

    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
    private final Directory directory = Directory.open(
            Database.memory("n" + UUID.randomUUID()),
            Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab"),
            "syncline",
            "lab",
            clock);
    private final Feed feed = new Feed(directory);
    private final String ada = signUp();

    @AfterEach
    void close() {
        directory.close();
    }

    private String signUp() {
        return directory.signUp(Role.HCP, "Ada", "New", e -> {}).profile().id();
    }

    private String connect(String profileId, String username) {
        return directory.connect(profileId, username, null).connection().id();
    }

    private Instant anHourLater() {
        clock.advance(Duration.ofHours(1));
        return clock.instant();
    }

    private List<ProfileView> profiles(Instant since) {
        return PagesRead.since(feed::profiles, since);
    }

    private List<ConnectionView> connections(Instant since) {
        return PagesRead.since(feed::connections, since);
    }

    @Test
    @Rule("B8")
    void aVaultIsToldOfTheConnectionsOfItsOwnUsers() {
        directory.add(new User("sister@x", "S", "S", "s@x", "sister-vault", "lab"));
        Instant since = anHourLater();
        String own = connect(ada, REP);
        String sisters = connect(ada, "sister@x");
        assertThat(connections(since)).extracting(ConnectionView::id).containsExactly(own);
        assertThat(feed.connections(new FeedQuery("sister-vault", since, 0, 1, null, 10))
                        .items())
                .extracting(ConnectionView::id)
                .containsExactly(sisters);
    }

    @Test
    @Rule({"B15", "B16"})
    void aFirstConnectionAndALastDisconnectChangeTheProfileToo() {
        Instant since = anHourLater();
        String first = connect(ada, REP);
        assertThat(connections(since)).extracting(ConnectionView::id).containsExactly(first);
        assertThat(profiles(since)).extracting(ProfileView::id).containsExactly(ada);
        Instant later = anHourLater();
        directory.disconnect(first);
        assertThat(connections(later))
                .singleElement()
                .satisfies(c -> assertThat(c.active()).isFalse());
        assertThat(profiles(later)).extracting(ProfileView::id).containsExactly(ada);
    }

    @Test
    @Rule("B16")
    void aConnectionBesideOthersChangesNothingButItself() {
        connect(ada, REP);
        Instant since = anHourLater();
        String second = connect(ada, OTHER);
        assertThat(connections(since)).extracting(ConnectionView::id).containsExactly(second);
        assertThat(profiles(since)).isEmpty();
        Instant later = anHourLater();
        directory.disconnect(second);
        assertThat(connections(later)).extracting(ConnectionView::id).containsExactly(second);
        assertThat(profiles(later)).isEmpty();
        assertThat(connections(anHourLater())).isEmpty();
    }

    @Test
    @Rule("D12")
    void theSurvivorOfAMergeComesWithTheConnectionsItTookOver() {
        String survivor = signUp();
        String lost = connect(ada, REP);
        String both = connect(ada, OTHER);
        connect(survivor, OTHER);
        Instant since = anHourLater();
        directory.merge(ada, survivor);
        assertThat(profiles(since)).extracting(ProfileView::id).containsExactly(ada, survivor);
        assertThat(profiles(since)).extracting(ProfileView::mergedInto).containsExactly(survivor, null);
        assertThat(connections(since))
                .filteredOn(c -> !c.active())
                .extracting(ConnectionView::id)
                .containsExactlyInAnyOrder(lost, both);
        assertThat(connections(since))
                .filteredOn(ConnectionView::active)
                .singleElement()
                .satisfies(c -> assertThat(c.profileId()).isEqualTo(survivor))
                .satisfies(c -> assertThat(c.username()).isEqualTo(REP))
                .satisfies(c -> assertThat(c.id()).isNotIn(lost, both));
    }

    @Test
    @Rule("D16")
    void whoComesBackAfterADeletionIsToldOfAsSomebodyNew() {
        String before = connect(ada, REP);
        Instant since = anHourLater();
        directory.delete(ada);
        String again = signUp();
        String after = connect(again, REP);
        assertThat(profiles(since))
                .extracting(ProfileView::id, p -> p.deletedAt() != null)
                .containsExactly(tuple(ada, true), tuple(again, false));
        assertThat(connections(since))
                .extracting(ConnectionView::id, ConnectionView::active)
                .containsExactlyInAnyOrder(tuple(before, false), tuple(after, true));
    }
}
