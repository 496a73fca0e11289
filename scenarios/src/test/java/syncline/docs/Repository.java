package syncline.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, found from any folder inside it. */
record Repository(Path root) {

    /** The repository that the tests run in. */
    static Repository here() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw"))) {
                return new Repository(folder);
            }
        }
        throw new IllegalStateException("These tests run inside the repository");
    }

    /** The folders {@code module/path} of all modules that have them, in the order of their names. */
    List<Path> inModules(String path) {
        return list(root)
                .map(module -> module.resolve(path))
                .filter(Files::isDirectory)
                .toList();
    }

    /** All files below {@code folder} whose name ends so, in the order of their names. */
    static List<Path> files(Path folder, String end) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(p -> p.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
