package syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioSchemaTest {
    private static final Path COMMITTED = Path.of("scenario.schema.json");

    static Stream<Path> files() throws IOException {
        try (var all = Files.list(Path.of(""))) {
            return all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @Test
    void theCommittedSchemaIsCurrent() throws IOException {
        String current = ScenarioSchema.generate();
        if (Boolean.getBoolean("syncline.schema.write")) {
            Files.writeString(COMMITTED, current);
        }
        assertThat(COMMITTED)
                .describedAs(
                        "Write it anew: ./mvnw test -pl scenarios -Dtest=ScenarioSchemaTest -Dsyncline.schema.write=true")
                .hasContent(current);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioIsValidForTheLoaderAndTheSchema(Path file) throws IOException {
        var scenario = ScenarioLoader.load(file, List.of());
        assertThat(file).hasFileName(scenario.name() + ".yaml");
        assertThat(schema().validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ name: a, about: b, steps: [{ snyc: full }] }",
                "{ name: a, about: b, steps: [] }",
                "{ name: a, about: b, steps: [{ sync: full }], population: { users: 0 } }",
                "{ name: a, about: b, steps: [{ sync: full }], faults: [{ on: crm, rate: 5 }] }",
                "{ name: a, about: b, steps: [{ wait: soon }] }",
                "{ name: a, about: b, steps: [{ wait: 1d }], matrix: { seed: 1 } }",
                "{ name: a, about: b, steps: [{ wait: 1d }], matrix: { seed: [{ a: 1 }] } }",
                "{ about: b, steps: [{ sync: full }] }"
            })
    void theSchemaRefusesWhatTheLoaderRefuses(String text) {
        assertThat(schema().validate(text, InputFormat.YAML)).isNotEmpty();
        assertThat(ScenarioLoaderTest.problems(text)).isNotEmpty();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ScenarioSchema.generate(), InputFormat.JSON);
    }
}
