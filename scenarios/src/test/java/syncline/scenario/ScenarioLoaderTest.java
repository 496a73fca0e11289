package syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class ScenarioLoaderTest {
    private static final String GOOD = """
            name: nightly
            about: Is it in step?
            population: { preset: small, profiles: 500 }
            steps:
              - sync: full
              - wait: 1d
              - change: { profiles: 1%, deletions: 20 }
              - sync: incremental
            faults:
              - { on: crm.write, rate: 0.3%, sticky: true }
              - { on: crm, during: "sync[2]", latency: { p50: 200ms, p99: 2s } }
            expect:
              - sync[2].message == "Completed successfully"
            """;

    private static final Count NONE = new Count.Exactly(0);

    @TempDir
    Path folder;

    static List<String> problems(String text, String... settings) {
        var thrown = catchThrowableOfType(
                InvalidScenario.class, () -> ScenarioLoader.parse(text, "x.yaml", List.of(settings)));
        return thrown == null
                ? List.of()
                : thrown.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void readsEveryKindOfField() {
        var scenario = ScenarioLoader.parse(GOOD, "x.yaml", List.of());
        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.population().size()).isEqualTo(new Population.Size(150, 20_000, 500, 800));
        assertThat(scenario.steps())
                .hasSize(4)
                .contains(new Step.Sync(Step.SyncType.FULL), new Step.Wait(Duration.ofDays(1)));
        assertThat(scenario.steps().get(2))
                .isEqualTo(new Step.Change(new Step.Changes(
                        new Count.Share(Percent.parse("1%")),
                        NONE,
                        NONE,
                        new Count.Exactly(20),
                        NONE,
                        NONE,
                        NONE,
                        NONE)));
        assertThat(scenario.faults().get(0))
                .isInstanceOfSatisfying(
                        Fault.Writes.class, f -> assertThat(f.sticky()).isTrue());
        assertThat(scenario.faults().get(1).during()).isEqualTo(new When.Numbered(2));
        assertThat(scenario.expect()).hasSize(1);
    }

    @Test
    void countsThePeopleOfAFile() {
        var population =
                ScenarioLoader.load(Path.of("own-profiles.yaml"), List.of()).population();
        assertThat(population.size()).isEqualTo(new Population.Size(3, 3, 5, 5));
        assertThat(population.people(1).fingerprint())
                .isEqualTo(population.people(2).fingerprint())
                .startsWith("export ");
    }

    @Test
    void peopleOfAFileStandAlone() {
        assertThat(problems("{ name: a, about: b, population: { from: sample-profiles.csv, users: 3 },"
                        + " steps: [{ load: { simulation: LargeFull } }] }"))
                .containsExactly(
                        "x.yaml:1:34: population has from, which brings all people; leave out everything else.",
                        "x.yaml:1:42: population.from cannot be used with a load step: its simulation edits made-up profiles.");
        assertThat(problems("{ name: a, about: b, population: { from: none.csv }, steps: [{ sync: full }] }"))
                .containsExactly(
                        "x.yaml:1:42: population.from: There is no file none.csv. Name a CSV file with profiles.");
    }

    @Test
    void unrollsRepeatedSteps() {
        var scenario = ScenarioLoader.parse(
                "{ name: a, about: b, steps: [{ repeat: 3, steps: [{ wait: 1d }, { sync: incremental }] }] }",
                "x",
                List.of());
        assertThat(scenario.flatSteps()).hasSize(6);
        assertThat(scenario.syncs()).isEqualTo(3);
    }

    @Test
    void namesEveryProblemAtOnceWithItsPlace() {
        String bad = """
                name: nightly
                abuot: Is it in step?
                population: { preset: smal, users: 0 }
                steps:
                  - snyc: full
                  - wait: soon
                  - change: { profiles: 101% }
                faults:
                  - { on: crm.wriet, rate: 1% }
                  - { on: crm, latency: fast }
                expect:
                  - sync[1].mesage == Failed
                  - consistency.differing = 0
                """;
        assertThat(problems(bad))
                .containsExactly(
                        "x.yaml:2:1: abuot is not a field here. Did you mean about? Allowed: name, about, seed, connector, population, rules, api, steps, faults, expect, matrix.",
                        "x.yaml:1:1: about is missing.",
                        "x.yaml:3:23: population.preset is \"smal\", but must be one of small, medium, large. Did you mean small?",
                        "x.yaml:3:36: population.users is \"0\", but must be from 1 to 99,999.",
                        "x.yaml:5:5: steps[1] is a group of fields, but must have one of sync, wait, change, load, schedule, revoke, grant, devices, invite, clicks, post-process, together, repeat. Did you mean sync?",
                        "x.yaml:6:11: steps[2].wait is \"soon\", but must be a duration such as 200ms, 60s, 1h30m or 1d.",
                        "x.yaml:7:25: steps[3].change.profiles is \"101%\", but must be from 0% to 100%.",
                        "x.yaml:9:11: faults[1].on is \"crm.wriet\", but must be one of crm, engage, crm.write, crm.limit, engage.short-links. Did you mean crm.write?",
                        "x.yaml:10:25: faults[2].latency is \"fast\", but must be a group of fields: p50, p99.",
                        "x.yaml:12:5: expect[1]: sync[1].mesage is not in the results. Did you mean sync[1].message? Allowed: "
                                + String.join(", ", ResultFields.paths()) + ".",
                        "x.yaml:13:27: expect[2]: = is no operator. Did you mean ==? Allowed: == != <= >= < >");
    }

    @Test
    void checksWhatNoSingleFieldShows() {
        assertThat(problems(
                        GOOD,
                        "population.connections=100",
                        "faults[2].during=sync[9]",
                        "expect[1]=sync[3].failed == 0"))
                .containsExactly(
                        "--set population.connections=100: population.connections is 100 for 500 profiles, but each profile needs at least one connection.",
                        "--set faults[2].during=sync[9]: faults[2].during speaks of sync[9], but the steps have only 2 syncs.",
                        "--set expect[1]=sync[3].failed == 0: expect[1] speaks of sync[3], but the steps have only 2 syncs.");
        assertThat(problems("{ name: A b, about: c, steps: [{ wait: 1d }], faults: [{ on: engage }] }"))
                .containsExactly(
                        "x.yaml:1:9: name is \"A b\", but must be lower-case letters and digits with hyphens between.",
                        "x.yaml:1:56: faults[1] breaks nothing: give it a latency or an answer.");
    }

    @Test
    void overridesAnyFieldOfTheFile() {
        var scenario = ScenarioLoader.parse(
                GOOD,
                "x.yaml",
                List.of(
                        "seed=7",
                        "population={ preset: large }",
                        "steps[2].wait=90m",
                        "population.users=5",
                        "faults=[]"));
        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.population().size()).isEqualTo(new Population.Size(5, 2_000_000, 150_000, 250_000));
        assertThat(scenario.steps().get(1)).isEqualTo(new Step.Wait(Duration.ofMinutes(90)));
        assertThat(scenario.faults()).isEmpty();
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThat(problems(GOOD, "population.profiles=0"))
                .containsExactly(
                        "--set population.profiles=0: population.profiles is \"0\", but must be from 1 to 10,000,000.");
        assertThat(problems(GOOD, "population.profils=5"))
                .containsExactly("--set population.profils=5: profils is not a field here. Did you mean profiles?"
                        + " Allowed: preset, users, accounts, profiles, connections, from.");
        assertThat(problems(GOOD, "steps[9].wait=1d"))
                .containsExactly("--set steps[9].wait=1d: [9] is outside the list, which has the items 1 to 4.");
        assertThat(problems(GOOD, "seed")).hasSize(1).first().asString().contains("path=value");
        assertThat(problems(GOOD, "name.x=1")).hasSize(1).first().asString().contains("has no fields");
    }

    @Test
    void refusesYamlThatIsNone() {
        assertThat(problems("name: [a\nabout: b"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("x.yaml:2:")
                .contains("not valid YAML");
        assertThat(problems("a: { during: sync[2] }"))
                .hasSize(1)
                .first()
                .asString()
                .contains("needs quotes, as in \"sync[2]\"");
        assertThat(problems("name: a\nname: b\nabout: c\nsteps: [{ sync: full }]"))
                .containsExactly("x.yaml:2:1: name is given twice; keep one.");
        assertThat(problems("")).first().asString().contains("The file is empty");
        assertThat(problems("just words")).hasSize(1);
        assertThat(problems("a: 1\n---\nb: 2")).hasSize(1).first().asString().contains("one YAML document");
    }

    @Test
    void refusesBombsBeforeTheyCost() {
        assertThat(problems("a: &x [1]\nb: [*x, *x]"))
                .hasSize(1)
                .first()
                .asString()
                .contains("Anchors");
        assertThat(problems("[".repeat(100_000))).hasSize(1).first().asString().contains("Nested deeper");
    }

    @Test
    void refusesFilesThatAreNoText() throws Exception {
        Path binary =
                Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff});
        assertThatThrownBy(() -> ScenarioLoader.load(binary, List.of()))
                .isInstanceOf(InvalidScenario.class)
                .hasMessageEndingWith("binary.yaml: This is a binary file. A scenario is a YAML text in UTF-8.");
        Path nul = Files.writeString(folder.resolve("nul.yaml"), "name: a\0b");
        assertThatThrownBy(() -> ScenarioLoader.load(nul, List.of())).hasMessageContaining("binary file");
        Path huge = folder.resolve("huge.yaml");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        assertThatThrownBy(() -> ScenarioLoader.load(huge, List.of()))
                .isInstanceOf(InvalidScenario.class)
                .hasMessageContaining("52,428,800 bytes, but a scenario has at most 1 MB");
        assertThatThrownBy(() -> ScenarioLoader.load(folder, List.of())).hasMessageContaining("This is a folder");
    }

    @Test
    void findsScenariosByNameAndSaysWhichThereAre() throws Exception {
        Path file = Files.writeString(folder.resolve("first-sync.yaml"), GOOD);
        var scenarios = new ScenarioFolder(folder);
        assertThat(scenarios.find("first-sync")).isEqualTo(file);
        assertThat(scenarios.find(file.toString())).isEqualTo(file);
        assertThatThrownBy(() -> scenarios.find("frist-sync"))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no scenario frist-sync in " + folder
                        + ". Did you mean first-sync? Known: first-sync.");
        assertThatThrownBy(() -> new ScenarioFolder(folder.resolve("none")).names())
                .isInstanceOf(UserError.class);
    }
}
