package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;
import syncline.lab.http.Json;

class ResultsFileTest {
    @TempDir
    private Path folder;

    private static Path golden() throws URISyntaxException {
        return resource("results-1.json");
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(ResultsFileTest.class.getResource(name)).toURI());
    }

    private Path changed(Consumer<ObjectNode> change) throws Exception {
        var root = (ObjectNode) Json.MAPPER.readTree(golden().toFile());
        change.accept(root);
        return Files.writeString(folder.resolve("changed.json"), root.toString());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        for (Results results : List.of(SampleResults.large(), SampleResults.interrupted(), SampleResults.season(3))) {
            Path file = folder.resolve("results.json");
            ResultsFile.write(results, file);
            assertThat(ResultsFile.read(file)).isEqualTo(results);
        }
    }

    @Test
    void aFileOfSchema1IsStillRead() throws Exception {
        Results results = ResultsFile.read(golden());
        assertThat(results.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(results.run().id()).isEqualTo("20260301-120000-large-incremental");
        assertThat(results.expectations())
                .contains(new Expectation("sync[2].duration < 2s", false, "2.4 s"))
                .hasSize(3);
        assertThat(results.syncs())
                .extracting(SyncResult::number, SyncResult::read, SyncResult::recordsPerSecond)
                .containsExactly(tuple(1, 400_000L, 10389.6), tuple(2, 4_150L, 1729.2));
        assertThat(results.latency()).isNotNull().satisfies(latency -> {
            assertThat(latency.micros().getTotalCount()).isEqualTo(latency.count());
            assertThat(latency.micros().getMaxValue() / 1000.0).isEqualTo(latency.maxMillis());
        });
        assertThat(results.retries()).isEqualTo(new Retries(2, 1, 9, 10, 10, Map.of()));
        assertThat(results.load()).singleElement().satisfies(load -> {
            assertThat(load.requests()).isEqualTo(771);
            assertThat(load.failed()).isEqualTo(2);
        });
        assertThat(results.devices()).singleElement().satisfies(device -> {
            assertThat(device.rows()).isEqualTo(20_480);
            assertThat(device.failed()).isEqualTo(3);
        });
        assertThat(results.consistency()).isNotNull().satisfies(c -> {
            assertThat(c.differing()).isEqualTo(3);
            assertThat(c.edited()).isEqualTo(2);
        });
    }

    @Test
    void todaysFileIsTheGoldenOne() throws Exception {
        var soFar = new ResultsSoFar();
        SampleEvents.ofEachKind().forEach(soFar::add);
        Path file = folder.resolve("results.json");
        ResultsFile.write(soFar.results(), file);
        assertThat(withoutHistograms(file)).isEqualTo(withoutHistograms(resource("results-1-clicks.json")));
    }

    /** The same histogram is compressed to other bytes by another zlib. */
    private static String withoutHistograms(Path file) throws IOException {
        return Files.readString(file).replaceAll("\"histogram\" : \"[^\"]+\"", "\"histogram\" : \"\"");
    }

    @Test
    void namesWhatTheSchemaPromises() throws Exception {
        JsonNode root = Json.MAPPER.readTree(golden().toFile());
        assertThat(names(root)).startsWith("schema", "run", "verdict");
        assertThat(names(root.at("/run"))).contains("id", "scenario", "seed", "commit", "database", "wallSeconds");
        assertThat(root.at("/verdict").textValue()).isEqualTo("missed");
        assertThat(names(root.at("/expectations/0"))).containsExactly("expect", "met", "actual");
        assertThat(names(root.at("/syncs/0")))
                .contains("number", "type", "trigger", "message", "durationSeconds", "read", "written")
                .endsWith("unchanged", "failed", "held", "parked", "recordsPerSecond");
        assertThat(names(root.at("/consistency"))).startsWith("compared", "differing");
        assertThat(names(root.at("/retries")))
                .containsExactly("parked", "held", "due", "fewestTriesOfParked", "mostTries");
        assertThat(names(root.at("/load/0"))).contains("name", "durationSeconds", "requests", "failed", "series");
        assertThat(names(root.at("/devices/0")))
                .startsWith("sync", "platform", "users", "rows", "failed")
                .contains("durationSeconds", "latency", "errors");
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void unknownFieldsAreSkippedAndMissingListsAreEmpty() throws Exception {
        Path file = changed(root -> {
            root.put("moonPhase", "full");
            root.remove(List.of("expectations", "heap", "load", "devices", "remarks", "retries"));
            ((ObjectNode) root.get("consistency")).remove("edited");
            ((ObjectNode) root.get("run")).put("moonPhase", "full");
        });
        Results results = ResultsFile.read(file);
        assertThat(results.expectations()).isEmpty();
        assertThat(results.retries()).isNull();
        assertThat(results.heap()).isEmpty();
        assertThat(results.devices()).isEmpty();
        assertThat(results.syncs()).hasSize(2);
    }

    @Test
    void anotherSchemaIsRefused() throws Exception {
        Path file = changed(root -> root.put("schema", "syncline/results/2"));
        assertThatThrownBy(() -> ResultsFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(file.toString(), "\"syncline/results/2\"", "\"syncline/results/1\"");
    }

    @Test
    void whatIsNoResultsFileIsRefused() throws Exception {
        assertThatThrownBy(() -> ResultsFile.read(changed(root -> root.remove("schema"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("names no \"schema\"");
        assertThatThrownBy(() -> ResultsFile.read(changed(root -> root.remove("run"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not a complete results file");
        assertThatThrownBy(() -> ResultsFile.read(changed(root -> root.put("verdict", "perhaps"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("perhaps");
        assertThatThrownBy(() -> ResultsFile.read(folder.resolve("none.json")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no results file");
        Path torn = Files.writeString(folder.resolve("torn.json"), "{\"schema\": \"syncline/res");
        assertThatThrownBy(() -> ResultsFile.read(torn))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not JSON");
    }

    @Test
    void aBrokenHistogramIsNamed() {
        var latency = new CallLatency(1, 1, 1, 1, 1, "AAAA", List.of());
        assertThatThrownBy(latency::micros).isInstanceOf(UserError.class).hasMessageContaining("latency.histogram");
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        Path file = folder.resolve("results.json");
        ResultsFile.write(SampleResults.large(), file);
        ResultsFile.write(SampleResults.interrupted(), file);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("gone/results.json");
        assertThatThrownBy(() -> ResultsFile.write(SampleResults.interrupted(), file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void onlyTheFirstDifferencesAreKept() {
        var difference = new Difference("engage_profile__v", "EP000000001", "title__v", "a", "b");
        var consistency = new Consistency(500, 500, 0, 0, 0, Collections.nCopies(500, difference));
        assertThat(consistency.differences()).hasSize(Consistency.MAX_DIFFERENCES);
    }

    @Test
    void whatALoadGeneratorWroteIsReadAsItIs() throws Exception {
        Load load = Json.MAPPER.readValue(Files.readAllBytes(resource("load-1.json")), Load.class);
        assertThat(load.name()).isEqualTo("FullSyncUnderEdits");
        assertThat(load.generator()).isEqualTo(new LoadGenerator(0.219, 64.401, 0, 208.127, 239.487, null, List.of()));
        assertThat(load.series())
                .extracting(LoadSeries::name, LoadSeries::requests, LoadSeries::ko)
                .containsExactly(
                        tuple("edit a profile", 141L, 0L),
                        tuple("look at the sync", 8L, 0L),
                        tuple("start a full sync", 1L, 0L));
        assertThat(load.series().get(0).fromIntended())
                .isNotNull()
                .satisfies(due -> assertThat(due.p99Millis()).isEqualTo(526.335));
    }
}
