package syncline.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import syncline.lab.UserError;

/**
 * The load generator as it was built last.
 *
 * @param jar its classes
 * @param lib the folder with what they need
 */
record LoadJars(Path jar, Path lib) {
    /** Where the launcher builds, and where a plain build does. */
    private static final List<String> BUILDS = List.of("target/launcher", "target");

    /**
     * Looks in both builds, and takes the newer one.
     *
     * @param home where Syncline is
     * @throws UserError if the load generator has not been built
     */
    static LoadJars find(Path home) {
        Path module = home.resolve("load-tests");
        return BUILDS.stream()
                .map(module::resolve)
                .filter(build -> Files.isDirectory(build.resolve("lib")))
                .flatMap(LoadJars::in)
                .max(Comparator.comparing(LoadJars::built))
                .orElseThrow(() -> new UserError(
                        "The load generator is not built: there is no %s with a lib beside it. Build it: ./mvnw -DskipTests package -pl load-tests"
                                .formatted(module.resolve("target/load-tests-*.jar"))));
    }

    /** For the option {@code -cp}. */
    String classPath() {
        return jar.toAbsolutePath() + File.pathSeparator + lib.toAbsolutePath().resolve("*");
    }

    private static Stream<LoadJars> in(Path build) {
        try (var files = Files.list(build)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("load-tests-\\d[\\d.]*(-SNAPSHOT)?\\.jar"))
                    .map(file -> new LoadJars(file, build.resolve("lib")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileTime built() {
        try {
            return Files.getLastModifiedTime(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
