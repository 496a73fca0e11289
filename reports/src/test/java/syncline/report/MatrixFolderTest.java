package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;
import syncline.lab.http.Json;

class MatrixFolderTest {
    @TempDir
    Path folder;

    @Test
    void leavesResultsAndATableWithALineForEachSync() throws IOException {
        MatrixFolder.write(SampleMatrix.results(), new RunFolder(folder));
        var json = Json.MAPPER.readTree(folder.resolve("matrix.json").toFile());
        assertThat(json.path("schema").asText()).isEqualTo("syncline/matrix/1");
        assertThat(json.path("verdict").asText()).isEqualTo("missed");
        assertThat(json.path("cells").path(5).path("values").path(1).asText()).isEqualTo("4");
        assertThat(Files.readAllLines(folder.resolve("matrix.csv")))
                .hasSize(7)
                .startsWith(
                        "api.burst,api.parallel,sync,type,seconds,read,written,failed,api_calls,delayed_calls,message",
                        "500,1,1,full,1300.000,400000,399000,12,1204,704,Completed successfully")
                .noneMatch(line -> line.contains("not simulated"))
                .endsWith("8000,4,1,full,250.000,400000,399000,12,1204,0,Completed successfully");
    }

    @Test
    void marksCombinationsThatWereNotSimulated() throws IOException {
        MatrixFolder.write(SampleMatrix.stoppedAfter(4), new RunFolder(folder));
        var json = Json.MAPPER.readTree(folder.resolve("matrix.json").toFile());
        assertThat(json.path("verdict").asText()).isEqualTo("interrupted");
        assertThat(json.path("cells").path(3).path("verdict").asText()).isEqualTo("passed");
        assertThat(json.path("cells").path(4).path("verdict").asText()).isEqualTo("interrupted");
        assertThat(json.path("cells").path(4).path("syncs")).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("matrix.csv")))
                .hasSize(7)
                .contains("2000,4,1,full,325.000,400000,399000,12,1204,0,Completed successfully")
                .endsWith("8000,1,,,,,,,,,not simulated", "8000,4,,,,,,,,,not simulated");
    }

    @Test
    void saysWhereItCannotWrite() {
        assertThatThrownBy(() -> MatrixFolder.write(SampleMatrix.results(), new RunFolder(folder.resolve("none"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none");
    }
}
