package syncline.engage.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.engage.feed.Feed;
import syncline.engage.feed.FeedQuery;
import syncline.engage.feed.WholeState;
import syncline.engage.population.Account;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.Role;
import syncline.engage.population.User;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;

class AssociationTest {
    private static final String REP = "rep00001@syncline.example";
    private static final String OTHER = "rep00002@syncline.example";
    private static final String ACCOUNT = "V4S000000000007";
    private static final String ANOTHER = "V4S000000000008";

    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
    private final Population population =
            Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab");
    private final Directory directory =
            Directory.open(Database.memory("a" + UUID.randomUUID()), population, "syncline", "lab", clock);
    private final String ada = signUp();

    @AfterEach
    void close() {
        directory.close();
    }

    private String signUp() {
        return directory.signUp(Role.HCP, "Ada", "New", e -> {}).profile().id();
    }

    private ProfileView view(String id, String vault) {
        try (var snapshot = directory.snapshot()) {
            return directory.view(snapshot.dossiers(List.of(id)).getFirst(), vault);
        }
    }

    private ProfileView view(String id) {
        return view(id, "syncline");
    }

    @Test
    @Rule({"C19", "C20"})
    void anActThatCarriesAnAccountGivesItToTheProfileAndOneWithoutDoesNot() {
        directory.connect(ada, REP, null);
        assertThat(view(ada).account()).isNull();
        directory.connect(ada, OTHER, ACCOUNT);
        assertThat(view(ada).account()).isEqualTo(ACCOUNT);
        assertThat(view(ada).vaultConnections()).isEqualTo(2);
    }

    @Test
    @Rule("C20")
    void whoIsConnectedAlreadyIsAssociatedByALaterAct() {
        var before = directory.connect(ada, REP, null).connection();
        var after = directory.connect(ada, REP, ACCOUNT);
        assertThat(after.connection()).isEqualTo(before);
        assertThat(view(ada).account()).isEqualTo(ACCOUNT);
    }

    @Test
    @Rule("C22")
    void onlyAPersonMovesAProfileToAnotherAccount() {
        directory.connect(ada, REP, ACCOUNT);
        directory.connect(ada, OTHER, ANOTHER);
        assertThat(view(ada).account()).isEqualTo(ACCOUNT);
        directory.edit(ada, e -> e.account("syncline", ANOTHER));
        assertThat(view(ada).account()).isEqualTo(ANOTHER);
        directory.edit(ada, e -> e.account("syncline", null));
        directory.connect(ada, OTHER, ACCOUNT);
        assertThat(view(ada).account()).isEqualTo(ACCOUNT);
    }

    @Test
    @Rule({"B11", "C19"})
    void aProfileHasOneAccountInEachVault() {
        directory.add(new User("sister@x", "S", "S", "s@x", "sister-vault", "lab"));
        directory.connect(ada, REP, ACCOUNT);
        directory.connect(ada, "sister@x", ANOTHER);
        assertThat(view(ada).account()).isEqualTo(ACCOUNT);
        assertThat(view(ada, "sister-vault").account()).isEqualTo(ANOTHER);
        directory.edit(ada, e -> e.account("syncline", ANOTHER));
        assertThat(view(ada).account()).isEqualTo(ANOTHER);
    }

    @Test
    @Rule("B10")
    void anAccountHasManyProfiles() {
        String assistant =
                directory.signUp(Role.STAFF, "Kim", "New", e -> {}).profile().id();
        directory.connect(ada, REP, ACCOUNT);
        directory.connect(assistant, REP, ACCOUNT);
        assertThat(List.of(view(ada), view(assistant)))
                .extracting(ProfileView::account)
                .containsExactly(ACCOUNT, ACCOUNT);
    }

    @Test
    @Rule({"B15", "C19"})
    void anAssociationIsAChangeOfTheProfileAndOneThatChangesNothingIsNone() {
        directory.connect(ada, REP, null);
        clock.advance(Duration.ofHours(1));
        var since = new FeedQuery("syncline", clock.instant(), 0, 1, null, 100);
        var feed = new Feed(directory);
        directory.connect(ada, OTHER, null);
        assertThat(feed.profiles(since).items()).isEmpty();
        directory.connect(ada, OTHER, ACCOUNT);
        var changed = view(ada);
        assertThat(feed.profiles(since).items()).containsExactly(changed);
        directory.connect(ada, OTHER, ANOTHER);
        assertThat(view(ada)).isEqualTo(changed);
    }

    @Test
    @Rule({"C19", "C22"})
    void aDaysAssociationsConnectProfilesWithoutAnAccountToOnesTheCrmKnows() {
        var known = population.linkedAccounts().map(Account::id).toList();
        var without = new HashSet<String>();
        new WholeState(directory)
                .profiles("syncline")
                .forEachRemaining(
                        page -> page.stream().filter(p -> p.account() == null).forEach(p -> without.add(p.id())));
        var wanted = new LabChanges.Counts(0, 0, 0, 20, 0, 0);
        assertThat(LabChanges.make(directory, 7, wanted)).isEqualTo(wanted);
        try (var snapshot = directory.snapshot()) {
            var changed = snapshot.changedProfiles(Position.start(), 0, 1, 100).stream()
                    .filter(p -> p.accounts().containsKey("syncline"))
                    .toList();
            assertThat(changed)
                    .hasSize(20)
                    .allSatisfy(p -> assertThat(without).contains(p.id()))
                    .allSatisfy(p -> assertThat(known).contains(p.accounts().get("syncline")));
            assertThat(snapshot.complete(changed))
                    .allSatisfy(d -> assertThat(d.connections())
                            .filteredOn(c -> c.modifiedAt().equals(clock.instant()))
                            .singleElement()
                            .matches(Connection::active));
        }
        var all = LabChanges.make(directory, 8, new LabChanges.Counts(0, 0, 0, 1_000, 0, 0));
        assertThat(all.associations()).isLessThanOrEqualTo(without.size() - 20);
    }
}
