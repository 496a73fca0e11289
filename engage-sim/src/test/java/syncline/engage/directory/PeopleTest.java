package syncline.engage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.Role;
import syncline.lab.LabClock;
import syncline.lab.db.Database;

/** What holds for people, wherever they are kept. */
@ParameterizedClass
@EnumSource
class PeopleTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ID = "EP000000003";
    private static final String REP = "rep00001@syncline.example";

    enum Kept {
        IN_A_DATABASE,
        IN_MEMORY
    }

    private final LabClock clock = LabClock.over(Clock.fixed(START, ZoneOffset.UTC));
    private final Population population =
            Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab");
    private final People people;

    PeopleTest(Kept kept) {
        people = switch (kept) {
            case IN_A_DATABASE ->
                Directory.open(Database.memory("p" + UUID.randomUUID()), population, "syncline", "lab", clock);
            case IN_MEMORY -> new MemoryPeople(population, "syncline", "lab", clock);
        };
    }

    @AfterEach
    void close() {
        if (people instanceof Directory directory) {
            directory.close();
        }
    }

    private Dossier dossier(String id) {
        return people.change(List.of(id, id), desk -> desk.known(id));
    }

    private String signUp() {
        return people.signUp(Role.STAFF, "Ada", "New", e -> e.title("Dr."))
                .profile()
                .id();
    }

    @Test
    void aChangeIsThereAndCarriesItsTime() {
        clock.advance(Duration.ofHours(1));
        var edited = people.edit(ID, e -> e.title("Chief"));
        assertThat(edited.profile().modifiedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(dossier(ID)).isEqualTo(edited);
        assertThat(people.edit(ID, e -> e.title("Chief"))).isEqualTo(edited);
        assertThat(people.view(edited, "syncline"))
                .extracting(ProfileView::title, ProfileView::revision)
                .containsExactly("Chief", 2);
    }

    @Test
    void whoSignsUpIsFoundByNumberAndId() {
        String id = signUp();
        assertThat(dossier(id).profile())
                .satisfies(p -> assertThat(p.title()).isEqualTo("Dr."))
                .satisfies(p -> assertThat(p.revision()).isEqualTo(1));
        assertThat(people.given()).isEqualTo(201);
        assertThat(people.idOf(200)).hasValue(id);
        assertThat(people.idOf(201)).isEmpty();
        assertThat(people.idOf(3)).hasValue(ID);
    }

    @Test
    void aConnectionComesAndGoesAndComesBack() {
        String id = signUp();
        var made = people.connect(id, REP, "V4S000000000007");
        assertThat(made.isNew()).isTrue();
        assertThat(people.ownerOf(made.connection().id())).hasValue(id);
        var ended = people.disconnect(made.connection().id());
        assertThat(people.disconnect(ended.id())).isEqualTo(ended);
        var again = people.connect(id, REP, null);
        assertThat(again.isNew()).isFalse();
        assertThat(again.connection())
                .isEqualTo(ended.activated(START))
                .isEqualTo(dossier(id).connections().getFirst());
        assertThat(people.view(dossier(id), again.connection()).profileName()).isEqualTo("Ada New");
    }

    @Test
    void theSurvivorOfAMergeTakesOverTheConnections() {
        String loser = signUp();
        String survivor = signUp();
        people.connect(loser, REP, null);
        var merged = people.merge(loser, survivor);
        assertThat(merged).isEqualTo(dossier(loser));
        assertThat(merged.profile().mergedInto()).isEqualTo(survivor);
        assertThat(dossier(survivor).connections())
                .singleElement()
                .returns(REP, Connection::username)
                .returns(true, Connection::active);
        assertThatThrownBy(() -> people.merge(loser, survivor)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> people.merge(survivor, survivor)).isInstanceOf(Refusal.class);
    }

    @Test
    void theDeletedStayAndDoNotChange() {
        var gone = people.delete(ID);
        assertThat(gone.connections()).isNotEmpty().noneMatch(Connection::active);
        assertThat(people.delete(ID)).isEqualTo(gone);
        assertThatThrownBy(() -> people.edit(ID, e -> e.title("x")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("deleted");
    }

    @Test
    void whoIsUnknownIsRefused() {
        for (String id : List.of("EP000000200", "EP00000000x", "")) {
            assertThatThrownBy(() -> people.delete(id)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> people.connect(ID, "nobody@x", null)).isInstanceOf(Refusal.class);
        for (String id : List.of("EC000000200-0001", "EC000000003-9999", "")) {
            assertThatThrownBy(() -> people.disconnect(id)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> people.companyOf("elsewhere")).isInstanceOf(Refusal.class);
    }

    @Test
    void aChangeThatFailsChangesNothing() {
        var before = dossier(ID);
        assertThatThrownBy(() -> people.change(List.of(ID), desk -> {
                    desk.put(desk.living(ID).deleted(desk.now()));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(dossier(ID)).isEqualTo(before);
    }
}
