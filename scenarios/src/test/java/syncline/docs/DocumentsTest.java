package syncline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents point to is there: files behind links, and scenarios behind commands. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");
    private static final Pattern RUN = Pattern.compile("\\./syncline (?:run|plan) ([\\w-]+)");

    private static final Repository HERE = Repository.here();

    @Test
    void pointToWhatIsThere() {
        assertThat(documents().flatMap(document -> missing(HERE, document))).isEmpty();
    }

    @Test
    void tellWhatIsMissing(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("scenarios"));
        Files.writeString(root.resolve("scenarios/first.yaml"), "");
        Path document = Files.writeString(root.resolve("a.md"), """
                [here](a.md) [a place](a.md#place) [elsewhere](https://syncline.example/none.md) [gone](docs/gone.md)
                ./syncline run first
                ./syncline plan second --set seed=1
                """);
        assertThat(missing(new Repository(root), document))
                .containsExactly("a.md points to docs/gone.md", "a.md runs the scenario second");
    }

    private static Stream<Path> documents() {
        return Stream.concat(
                Stream.of("README.md", "CHANGELOG.md").map(HERE.root()::resolve),
                Repository.files(HERE.root().resolve("docs"), ".md").stream());
    }

    private static Stream<String> missing(Repository repository, Path document) {
        String text = Repository.read(document);
        Path name = repository.root().relativize(document);
        Stream<String> files = found(LINK, text).stream()
                .filter(target -> !Files.exists(document.resolveSibling(target)))
                .map(target -> "%s points to %s".formatted(name, target));
        Stream<String> scenarios = found(RUN, text).stream()
                .filter(run -> !Files.exists(repository.root().resolve("scenarios/" + run + ".yaml")))
                .map(run -> "%s runs the scenario %s".formatted(name, run));
        return Stream.concat(files, scenarios);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).toList();
    }
}
