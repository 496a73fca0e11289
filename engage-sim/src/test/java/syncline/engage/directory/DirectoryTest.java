package syncline.engage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.Role;
import syncline.engage.population.User;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.UserError;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class DirectoryTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ID = "EP000000003";

    private final LabClock clock = LabClock.over(Clock.fixed(START, ZoneOffset.UTC));
    private final Population population = Population.seeded(PopulationSize.SMALL, 42, "syncline", "lab");
    private final TestDatabase databases;
    private final Directory directory;

    DirectoryTest(TestDatabase databases) {
        this.databases = databases;
        directory = open(databases.empty(), population);
    }

    private Directory open(Database database, Population people) {
        return Directory.open(database, people, "syncline", "lab", clock);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private static Dossier dossier(Directory directory, String id) {
        try (var snapshot = directory.snapshot()) {
            return snapshot.dossiers(List.of(id)).getFirst();
        }
    }

    private ProfileView view(String id) {
        return directory.view(dossier(directory, id), "syncline");
    }

    private String signUp() {
        return directory.signUp(Role.HCP, "Ada", "New", e -> {}).profile().id();
    }

    @Test
    void aProfileThatChangedWhileAPageWasReadIsSeenOnceAndAsItIsNow() {
        var before = population.profile(3);
        var now = directory.edit(ID, e -> e.title("Chief")).profile();
        try (var snapshot = directory.snapshot()) {
            for (var found : List.of(List.of(before, now), List.of(now, before))) {
                assertThat(snapshot.complete(found))
                        .singleElement()
                        .extracting(Dossier::profile)
                        .isEqualTo(now);
            }
        }
    }

    @Test
    void anEditIsOneRevisionLaterAndOneWithoutDifferenceIsNone() {
        clock.advance(Duration.ofHours(1));
        var edited = directory.edit(ID, e -> e.title("Chief")).profile();
        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.modifiedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(directory.edit(ID, e -> e.title("Chief")).profile()).isEqualTo(edited);
        assertThat(view(ID).title()).isEqualTo("Chief");
    }

    @Test
    @Rule({"B1", "B6", "B9"})
    void countsActiveConnectionsOfTheVault() {
        String id = signUp();
        assertThat(view(id).vaultConnections()).isZero();
        var connection =
                directory.connect(id, "rep00001@syncline.example", null).connection();
        assertThat(view(id))
                .extracting(ProfileView::vaultConnections, ProfileView::account)
                .containsExactly(1, null);
        directory.disconnect(connection.id());
        assertThat(view(id).vaultConnections()).isZero();
    }

    @Test
    @Rule({"B2", "B4", "B5"})
    void tellsVaultsOfTheCompanyFromOtherCompanies() {
        directory.add(new User("sister@x", "S", "S", "s@x", "sister-vault", "lab"));
        directory.add(new User("other@x", "O", "O", "o@x", "other-vault", "rival"));
        String id = signUp();
        directory.edit(id, e -> e.account("syncline", "V4S1"));
        assertThat(view(id).companyConnections()).isZero();
        directory.connect(id, "other@x", null);
        assertThat(view(id).companyConnections()).isZero();
        assertThat(view(id).revision()).isEqualTo(3);
        directory.connect(id, "sister@x", null);
        assertThat(view(id).companyConnections()).isEqualTo(1);
        assertThat(view(id).vaultConnections()).isZero();
        var inSister = directory.view(dossier(directory, id), "sister-vault");
        assertThat(inSister.vaultConnections()).isEqualTo(1);
        assertThat(inSister.account()).isNull();
    }

    @Test
    void aCountThatStaysAboveZeroDoesNotChangeTheProfile() {
        String id = signUp();
        directory.connect(id, "rep00001@syncline.example", null);
        int revision = view(id).revision();
        var second = directory.connect(id, "rep00002@syncline.example", null).connection();
        directory.disconnect(second.id());
        assertThat(view(id).revision()).isEqualTo(revision);
    }

    @Test
    @Rule({"C33", "C34"})
    void aPairKeepsItsConnection() {
        var first = dossier(directory, ID).connections().getFirst();
        var ended = directory.disconnect(first.id());
        assertThat(ended.active()).isFalse();
        assertThat(ended.disconnectedAt()).isEqualTo(START);
        assertThat(directory.disconnect(first.id())).isEqualTo(ended);
        var again = directory.connect(ID, first.username(), null);
        assertThat(again.isNew()).isFalse();
        assertThat(again.connection().id()).isEqualTo(first.id());
        assertThat(again.connection().disconnectedAt()).isNull();
        assertThat(directory.connect(ID, first.username(), null).connection()).isEqualTo(again.connection());
    }

    @Test
    @Rule("D1")
    void deletionEndsAllConnectionsAtOnce() {
        clock.advance(Duration.ofMinutes(5));
        var gone = directory.delete(ID);
        assertThat(gone.profile().deletedAt()).isEqualTo(clock.instant());
        assertThat(gone.connections())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.modifiedAt()).isEqualTo(clock.instant()))
                .noneMatch(Connection::active);
        assertThat(directory.delete(ID)).isEqualTo(gone);
        assertThatThrownBy(() -> directory.edit(ID, e -> e.title("x")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("deleted");
    }

    @Test
    @Rule("D12")
    void theSurvivorOfAMergeTakesOverTheActiveConnections() {
        String loser = signUp();
        String survivor = signUp();
        for (int user = 1; user <= 4; user++) {
            directory.connect(loser, "rep0000" + user + "@syncline.example", null);
        }
        directory.disconnect(directory
                .connect(loser, "rep00005@syncline.example", null)
                .connection()
                .id());
        directory.connect(survivor, "rep00001@syncline.example", null);
        var inactive =
                directory.connect(survivor, "rep00002@syncline.example", null).connection();
        directory.disconnect(inactive.id());
        var merged = directory.merge(loser, survivor);
        assertThat(merged.profile().mergedInto()).isEqualTo(survivor);
        assertThat(merged.connections()).noneMatch(Connection::active);
        var after = dossier(directory, survivor);
        assertThat(after.connections())
                .filteredOn(Connection::active)
                .extracting(Connection::username)
                .containsExactlyInAnyOrder(
                        "rep00001@syncline.example",
                        "rep00002@syncline.example",
                        "rep00003@syncline.example",
                        "rep00004@syncline.example");
        assertThat(after.connection(inactive.id()))
                .hasValueSatisfying(c -> assertThat(c.active()).isTrue());
        assertThatThrownBy(() -> directory.merge(survivor, survivor)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> directory.merge(loser, survivor)).isInstanceOf(Refusal.class);
    }

    @Test
    @Rule("D16")
    void whoSignsUpAgainIsSomebodyNew() {
        String first = signUp();
        directory.delete(first);
        assertThat(signUp()).isNotEqualTo(first);
    }

    @Test
    @Rule("B12")
    void nobodyIsConnectedBeforeConnecting() {
        assertThat(dossier(directory, signUp()).connections()).isEmpty();
    }

    @Test
    void labChangesAreRealAndRepeatable() {
        var wanted = new LabChanges.Counts(300, 50, 50, 0, 20, 5);
        assertThat(LabChanges.make(directory, 7, wanted)).isEqualTo(wanted);
        try (var other = open(databases.empty(), population);
                var mine = directory.snapshot();
                var its = other.snapshot()) {
            LabChanges.make(other, 7, wanted);
            var changed = mine.changedProfiles(Position.start(), 0, 1, 1_000);
            assertThat(changed).hasSizeGreaterThanOrEqualTo(330).allMatch(p -> p.revision() > 1);
            assertThat(its.changedProfiles(Position.start(), 0, 1, 1_000)).isEqualTo(changed);
            assertThat(changed).filteredOn(p -> !p.lives()).hasSize(25);
            assertThat(changed).filteredOn(p -> p.mergedInto() != null).hasSize(5);
        }
    }

    @Test
    void fifteenThousandEditsTakeSeconds() {
        var large = Population.seeded(PopulationSize.LARGE, 42, "syncline", "lab");
        try (var big = open(databases.empty(), large)) {
            var wanted = new LabChanges.Counts(15_000, 0, 125, 0, 20, 5);
            long start = System.nanoTime();
            assertThat(LabChanges.make(big, 7, wanted)).isEqualTo(wanted);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf("15,000 edits in %.2f s%n", seconds);
            assertThat(seconds).isLessThan(20);
        }
    }

    @Test
    void labChangesTellWhenThereAreTooFew() {
        try (var tiny =
                open(databases.empty(), Population.seeded(new PopulationSize(1, 0, 10, 10), 1, "syncline", "lab"))) {
            assertThat(LabChanges.make(tiny, 1, new LabChanges.Counts(0, 5, 0, 0, 50, 0)))
                    .satisfies(c -> assertThat(c.deletions()).isLessThanOrEqualTo(10))
                    .satisfies(c -> assertThat(c.connects()).isZero());
        }
    }

    @Test
    void aRestartSeesEveryChange(@TempDir Path folder) {
        var database = Database.file(folder, "engage");
        String id;
        List<Dossier> before;
        try (var first = open(database, population)) {
            LabChanges.make(first, 1, new LabChanges.Counts(20, 10, 10, 0, 5, 2));
            id = first.signUp(Role.STAFF, "Kim", "Late", e -> e.degrees(List.of("RN")))
                    .profile()
                    .id();
            first.add(new User("sister@x", "S", "S", "s@x", "sister-vault", "lab"));
            first.connect(id, "sister@x", null);
            before = all(first);
        }
        try (var second = open(database, population)) {
            assertThat(all(second)).isEqualTo(before);
            assertThat(second.companyOf("sister-vault")).isEqualTo("lab");
            assertThat(second.signUp(Role.HCP, "A", "B", e -> {}).profile().id())
                    .isGreaterThan(id);
        }
        var stranger = Population.seeded(PopulationSize.SMALL, 43, "syncline", "lab");
        assertThatThrownBy(() -> open(database, stranger))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another population");
    }

    private static List<Dossier> all(Directory directory) {
        try (var snapshot = directory.snapshot()) {
            return snapshot.dossiers(java.util.stream.IntStream.range(0, 1_001)
                    .mapToObj("EP%09d"::formatted)
                    .toList());
        }
    }

    @Test
    void theClockOfALaterLabIsNotBehindItsChanges(@TempDir Path folder) {
        var database = Database.file(folder, "engage");
        Instant changed;
        try (var before = open(database, population)) {
            clock.advance(Duration.ofDays(1));
            changed = before.edit(ID, e -> e.title("Chief")).profile().modifiedAt();
        }
        // The wall clock was put back meanwhile.
        var late = LabClock.over(Clock.fixed(START.minusSeconds(3600), ZoneOffset.UTC));
        try (var after = Directory.open(database, population, "syncline", "lab", late)) {
            assertThat(after.clock().instant()).isEqualTo(changed);
        }
    }

    @Test
    void whatVersion010KeptIsThereAndCanChange() throws Exception {
        var old = databases.empty();
        try (var pool = old.open("a test", 1);
                var sql = pool.getConnection();
                var statement = sql.createStatement();
                var script = getClass().getResourceAsStream("/old/engage-0.1.0.sql")) {
            statement.execute(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        try (var opened = open(old, population)) {
            assertThat(dossier(opened, ID).profile().title()).isEqualTo("Chief");
            opened.edit(ID, e -> e.title("Head"));
            assertThat(dossier(opened, ID).profile())
                    .satisfies(p -> assertThat(p.title()).isEqualTo("Head"))
                    .satisfies(p -> assertThat(p.revision()).isEqualTo(3));
        }
    }
}
