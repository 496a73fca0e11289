package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String line) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), ("bench " + line).split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sync            | --profiles=<profiles> Default: 30000. --repeats=<repeats> Default: 3.",
                "sync            | and an empty PostgreSQL database's jdbc:… Default: memory,file.",
                "cold-start      | --changed=<changed> Default: 10000.",
                "cold-start      | --profiles=<profiles> Default: 150000.",
                "post-processing | --hits=<hits> Of each job. Default: 30000.",
                "backlog         | --hits=<hits> Default: 2000000.",
                "clicks          | Any of memory and file (H2), and postgres. Default: file.",
                "recording       | --profiles=<profiles> Default: 30000. --repeats=<repeats> Default: 5.",
                "replay          | HISTORY The history.jsonl.gz in the folder of a run.",
                "virtual         | Sizes, one after the other. Default: 100000,1000000,10000000."
            })
    void eachHasItsHelp(String bench, String says) {
        assertThat(bench(bench + " --help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("Usage: syncline bench " + bench, says);
    }

    @Test
    void anotherIsRefused() {
        assertThat(bench("snyc")).isEqualTo(2);
        assertThat(bench("sync --profiles many")).isEqualTo(2);
        assertThat(err.toString()).contains("snyc", "many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sync --profiles 120 --repeats 1 --db memory | memory, 320 records | ratio live/floor",
                "post-processing --links 20 --hits 60 --repeats 1 --db memory | memory, 60 hits of 20 links | ratio again/floor"
            })
    void liveWorkIsComparedWithItsFloor(String bench, String about, String ratio) {
        assertThat(bench(bench)).as(err::toString).isZero();
        assertThat(out.toString()).containsSubsequence(about, "warm-up ", "floor ", "live ", "median floor", ratio);
    }
}
