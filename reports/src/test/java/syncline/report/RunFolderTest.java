package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class RunFolderTest {
    @TempDir
    private Path folder;

    private Path runs() {
        return folder.resolve("reports/runs");
    }

    @Test
    void isNamedAfterItsStartAndScenario() {
        RunFolder run = RunFolder.create(runs(), "large-incremental", SampleResults.START);
        assertThat(run.path()).isDirectory().isEqualTo(runs().resolve("20260301-120000-large-incremental"));
        assertThat(run.id()).isEqualTo("20260301-120000-large-incremental");
    }

    @Test
    void runsOfTheSameSecondGetANumber() {
        assertThat(RunFolder.create(runs(), "small", SampleResults.START).id()).isEqualTo("20260301-120000-small");
        assertThat(RunFolder.create(runs(), "small", SampleResults.START).id()).isEqualTo("20260301-120000-small-2");
        assertThat(RunFolder.create(runs(), "small", SampleResults.START).id()).isEqualTo("20260301-120000-small-3");
    }

    @Test
    void noScenarioNameLeavesTheFolderOfRuns() {
        for (String name : new String[] {"../../etc", "/tmp/x", "..", "", "a b\u0000c", "x".repeat(500)}) {
            RunFolder run = RunFolder.create(runs(), name, SampleResults.START);
            assertThat(run.path().getParent()).isEqualTo(runs());
            assertThat(run.id()).matches("20260301-120000-[A-Za-z0-9_-][A-Za-z0-9._-]{0,90}");
        }
    }

    @Test
    void latestPointsToTheRunWrittenLast() throws IOException {
        RunFolder first = RunFolder.create(runs(), "small", SampleResults.START);
        RunFolder second = RunFolder.create(runs(), "small", SampleResults.START);
        Path latest = runs().resolve(RunFolder.LATEST);
        assertThat(latest).doesNotExist();

        first.write(SampleResults.interrupted());
        assertThat(Files.readSymbolicLink(latest)).isEqualTo(Path.of(first.id()));
        second.write(SampleResults.large());
        assertThat(Files.readSymbolicLink(latest)).isEqualTo(Path.of(second.id()));

        assertThat(ResultsFile.read(latest.resolve("results.json"))).isEqualTo(SampleResults.large());
        try (var files = Files.list(runs())) {
            assertThat(files).containsExactlyInAnyOrder(first.path(), second.path(), latest);
        }
    }

    @Test
    void whereThereAreNoLinksLatestIsAFile() throws IOException {
        try (var zip = FileSystems.newFileSystem(folder.resolve("runs.zip"), Map.of("create", "true"))) {
            Path runs = zip.getPath("/runs");
            RunFolder.create(runs, "small", SampleResults.START).write(SampleResults.interrupted());
            RunFolder second = RunFolder.create(runs, "small", SampleResults.START);
            second.write(SampleResults.interrupted());
            assertThat(Files.readString(runs.resolve("latest"))).isEqualTo(second.id() + "\n");
            assertThat(Files.isDirectory(runs.resolve(
                            Files.readString(runs.resolve("latest")).strip())))
                    .isTrue();
        }
    }

    @Test
    void aFolderInThePlaceOfLatestIsLeftAlone() throws IOException {
        RunFolder run = RunFolder.create(runs(), "small", SampleResults.START);
        Path inTheWay = Files.createDirectory(runs().resolve("latest"));
        assertThatThrownBy(() -> run.write(SampleResults.interrupted()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is a folder");
        assertThat(inTheWay).isDirectory();
        assertThat(run.results()).exists();
    }

    @Test
    void aFileInThePlaceOfTheRunsIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> RunFolder.create(file, "small", SampleResults.START))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString());
    }

    private RunFolder killedAndReported() throws IOException {
        RunFolder run = RunFolder.create(runs(), "small", SampleResults.START);
        try (var log = ResultsLog.create(run.log(), () -> 7)) {
            log.write(SampleResults.interrupted().run());
        }
        ResultsFile.write(SampleResults.large(), run.results());
        return run;
    }

    @Test
    void theResultsAreReadBeforeTheLog() throws IOException {
        assertThat(killedAndReported().read()).isEqualTo(SampleResults.large());
    }

    @Test
    void theLogIsReadWhenTheResultsAreMissingTornOrOlder() throws IOException {
        RunFolder run = killedAndReported();
        Files.setLastModifiedTime(run.results(), FileTime.from(SampleResults.START));
        assertThat(run.read().run().id()).isEqualTo("20260301-120000-empty");
        Files.writeString(run.results(), "{\"schema\": \"syncline/res");
        assertThat(run.read().run().id()).isEqualTo("20260301-120000-empty");
        Files.delete(run.results());
        assertThat(run.read().verdict()).isEqualTo(Verdict.INTERRUPTED);
    }

    @Test
    void aFolderOfNoRunIsNamed() {
        var none = new RunFolder(folder);
        assertThatThrownBy(none::read)
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(folder.toString(), "results.json", "results.jsonl");
    }
}
