package syncline.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import syncline.lab.UserError;

/** The folder of scenarios that can be called by name. */
public record ScenarioFolder(Path path) {
    private static final String END = ".yaml";

    /**
     * The names there are, sorted.
     *
     * @throws UserError if the folder cannot be read
     */
    public List<String> names() {
        if (!Files.isDirectory(path)) {
            throw new UserError("There is no folder of scenarios at %s. Name one with --scenarios.".formatted(path));
        }
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file meant by a name or a path.
     *
     * @throws UserError if there is no such scenario
     */
    public Path find(String nameOrPath) {
        Path named = path.resolve(nameOrPath + END);
        if (nameOrPath.matches("[\\w-]+") && Files.exists(named)) {
            return named;
        }
        if (Files.exists(Path.of(nameOrPath))) {
            return Path.of(nameOrPath);
        }
        boolean file = nameOrPath.endsWith(END) || nameOrPath.contains("/");
        if (file && !Files.isDirectory(path)) {
            throw new UserError("There is no scenario file %s.".formatted(nameOrPath));
        }
        String bare = Path.of(nameOrPath).getFileName().toString().replace(END, "");
        throw new UserError("There is no scenario %s in %s.%s Known: %s."
                .formatted(nameOrPath, path, DidYouMean.hint(names(), bare), String.join(", ", names())));
    }
}
