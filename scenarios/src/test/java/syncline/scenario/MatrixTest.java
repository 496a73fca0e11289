package syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
    private static final String SYNC = """
            name: sizes
            about: How does the time grow?
            steps:
              - sync: full
              - wait: 1d
            """;

    @TempDir
    Path folder;

    private List<Matrix.Cell> cells(String matrix, String... settings) throws IOException {
        Path file = Files.writeString(folder.resolve("sizes.yaml"), SYNC + matrix);
        return ScenarioLoader.cells(file, List.of(settings));
    }

    @Test
    void eachCombinationIsAScenarioWithoutMatrix() throws IOException {
        var cells = cells("matrix: { population.profiles: [100, 200], \"steps[2].wait\": [1d, 2d, 3d] }");
        assertThat(cells).hasSize(6);
        assertThat(cells.get(1).values())
                .containsExactly(entry("population.profiles", "100"), entry("steps[2].wait", "2d"));
        assertThat(cells.get(4).scenario().population().size().profiles()).isEqualTo(200);
        assertThat(cells.get(4).scenario().steps().get(1)).hasToString("Wait[time=PT48H]");
        assertThat(cells)
                .allSatisfy(cell -> assertThat(cell.scenario().matrix()).isEmpty());
        assertThat(ScenarioLoader.load(folder.resolve("sizes.yaml"), List.of()).matrix())
                .containsKeys("population.profiles", "steps[2].wait");
    }

    @Test
    void aScenarioWithoutMatrixIsItsOnlyCell() throws IOException {
        assertThat(cells("")).singleElement().satisfies(cell -> {
            assertThat(cell.values()).isEmpty();
            assertThat(cell.scenario().name()).isEqualTo("sizes");
        });
        assertThat(cells("matrix: { seed: [1, 2] }", "matrix={}")).hasSize(1);
    }

    @Test
    void whatIsWrongHasItsPlaceInTheMatrixAndIsToldOnce() {
        assertThat(ScenarioLoaderTest.problems(SYNC + """
                matrix:
                  population.profiles: [100, 0]
                  population.prset: [small]
                  seed: [1, 2]
                """))
                .containsExactly(
                        "x.yaml:8:22: prset is not a field here. Did you mean preset? Allowed: preset, users, accounts, profiles, connections, from.",
                        "x.yaml:7:30: population.profiles is \"0\", but must be from 1 to 10,000,000.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { steps.x: [1], seed: 5 }"))
                .containsExactly(
                        "x.yaml:6:31: matrix.seed is \"5\", but must be a list, one item a line with - before it.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { seed: [1, 1], name: [a], users.: [1] }"))
                .containsExactly(
                        "x.yaml:6:21: matrix.seed has 1 twice; keep one.", "x.yaml:6:25: name cannot be in a matrix.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { users.: [1], \"seed\": [] }"))
                .containsExactly("x.yaml:6:24: matrix.seed has no values.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { users.: [1], seed: [{ a: 1 }] }"))
                .containsExactly("x.yaml:6:31: matrix.seed[1] is a group of fields, but must be a single value.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { users.: [1] }"))
                .containsExactly(
                        "x.yaml:6:11: users. is no path to a field, such as population.profiles or steps[2].wait.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { \"steps[0].wait\": [1d] }"))
                .containsExactly("x.yaml:6:11: [0] is outside the list, which has the items 1 to 2.");
    }

    @Test
    void whatTheMatrixHasValuesForCannotBeSetToo() {
        String matrix = SYNC + "matrix: { population.profiles: [100, 200], \"steps[2].wait\": [1d, 2d] }";
        assertThat(ScenarioLoaderTest.problems(matrix, "population.profiles=500", "steps[2].wait=3d"))
                .containsExactly(
                        "x.yaml:6:11: matrix.population.profiles has values for what --set population.profiles=500 sets."
                                + " Leave out one of the two; --set 'matrix={}' leaves out the matrix.",
                        "x.yaml:6:44: matrix.steps[2].wait has values for what --set steps[2].wait=3d sets."
                                + " Leave out one of the two; --set 'matrix={}' leaves out the matrix.");
        assertThat(ScenarioLoaderTest.problems(matrix, "population={ users: 5, profiles: 500 }"))
                .singleElement()
                .asString()
                .contains("matrix.population.profiles", "--set population={ users: 5, profiles: 500 }");
        assertThat(ScenarioLoaderTest.problems(SYNC, "seed=7", "matrix={ seed: [1, 2] }"))
                .singleElement()
                .asString()
                .startsWith("--set matrix={ seed: [1, 2] }")
                .contains("--set seed=7");
    }

    @Test
    void whatStandsBesideTheMatrixCanBeSet() {
        String matrix = SYNC + "matrix: { population.profiles: [100, 200], \"steps[2].wait\": [1d, 2d] }";
        assertThat(ScenarioLoaderTest.problems(matrix, "population.accounts=500", "steps[1].sync=incremental"))
                .isEmpty();
        assertThat(ScenarioLoaderTest.problems(matrix, "population={ users: 5 }"))
                .isEmpty();
        assertThat(ScenarioLoaderTest.problems(matrix, "matrix={}", "population.profiles=500"))
                .isEmpty();
        assertThat(ScenarioLoaderTest.problems(SYNC + "seed: 5", "matrix={ seed: [1, 2] }"))
                .isEmpty();
    }

    @Test
    void thereAreAtMostFourSettingsAndTwoHundredCombinations() {
        String ten = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
        assertThat(ScenarioLoaderTest.problems(SYNC
                        + "matrix: { seed: %s, population.accounts: %s, population.profiles: [5, 6] }"
                                .formatted(ten, ten)))
                .isEmpty();
        assertThat(ScenarioLoaderTest.problems(SYNC
                        + "matrix: { seed: %s, population.accounts: %s, population.profiles: [5, 6, 7] }"
                                .formatted(ten, ten)))
                .containsExactly("x.yaml:6:9: matrix has 300 combinations, but at most 200 are simulated.");
        assertThat(ScenarioLoaderTest.problems(SYNC + "matrix: { a: [1], b: [1], c: [1], d: [1], e: [1] }"))
                .containsExactly("x.yaml:6:9: matrix is a group of fields, but must have from 0 to 4 entries, not 5.");
    }
}
