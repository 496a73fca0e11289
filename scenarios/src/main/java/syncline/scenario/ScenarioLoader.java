package syncline.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import syncline.lab.UserError;

/** Reads a scenario file and says everything that is wrong with it at once. */
public final class ScenarioLoader {
    private static final long LARGEST = 1024 * 1024;

    private ScenarioLoader() {}

    /**
     * Reads a file.
     *
     * @param settings fields that replace those of the file, each as {@code path=value}
     * @throws InvalidScenario if anything is wrong with the file or the settings
     */
    public static Scenario load(Path file, List<String> settings) {
        return new Text(text(file), file.toString(), folderOf(file))
                .read(settings)
                .scenario();
    }

    /**
     * Reads a text. Paths in it are relative to the working folder.
     *
     * @param source what to call it in problems
     * @param settings fields that replace those of the text, each as {@code path=value}
     * @throws InvalidScenario if anything is wrong
     */
    public static Scenario parse(String text, String source, List<String> settings) {
        return new Text(text, source, Path.of("")).read(settings).scenario();
    }

    /**
     * Reads a file with all combinations of its matrix; of a scenario without one, itself alone.
     *
     * @param settings fields that replace those of the file, each as {@code path=value}
     * @throws InvalidScenario if anything is wrong with the file or the settings
     */
    public static List<Matrix.Cell> cells(Path file, List<String> settings) {
        return new Text(text(file), file.toString(), folderOf(file))
                .read(settings)
                .cells();
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.getParent(), Path.of(""));
    }

    private record Loaded(Scenario scenario, List<Matrix.Cell> cells) {}

    /** @param folder which paths in the scenario are relative to */
    private record Text(String yaml, String source, Path folder) {
        Loaded read(List<String> settings) {
            var problems = new ArrayList<Problem>();
            Node root = tree(problems);
            for (String setting : settings) {
                root = Setting.apply(root, setting, problems);
            }
            var scenario = scenario(root, problems);
            refuse(problems);
            var cells = new ArrayList<Matrix.Cell>();
            for (var cell : Matrix.cells(root, problems)) {
                scenario(cell.root(), problems)
                        .map(s -> new Matrix.Cell(cell.values(), s))
                        .ifPresent(cells::add);
            }
            refuse(problems);
            return new Loaded(scenario.orElseThrow(), List.copyOf(cells));
        }

        private Node tree(List<Problem> problems) {
            var tree = YamlTree.file(yaml, source, problems);
            if (tree.isEmpty() && problems.isEmpty()) {
                problems.add(new Problem(
                        Where.in(source), "The file is empty. A scenario needs at least name, about and steps."));
            }
            return tree.orElseThrow(() -> new InvalidScenario(problems));
        }

        private Optional<Scenario> scenario(Node root, List<Problem> problems) {
            var reader = new ModelReader(problems);
            return reader.read(Scenario.class, root).map(read -> {
                ScenarioChecks.check(read, reader, problems);
                return read.population().from() == null ? read : withFile(read, folder, reader, problems);
            });
        }

        /** What is wrong with many combinations is told once. */
        private static void refuse(List<Problem> problems) {
            if (!problems.isEmpty()) {
                throw new InvalidScenario(problems.stream().distinct().toList());
            }
        }
    }

    /** The file of the population is read before anything starts, so that what is wrong with it is wrong with the scenario. */
    private static Scenario withFile(Scenario scenario, Path folder, ModelReader reader, List<Problem> problems) {
        try {
            return scenario.with(scenario.population().counted(folder));
        } catch (UserError e) {
            problems.add(new Problem(reader.place("population.from"), "population.from: " + e.getMessage()));
            return scenario;
        }
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "This is a folder. Name a scenario file in it.");
            }
            if (Files.size(file) > LARGEST) {
                throw unreadable(
                        file,
                        "The file has %,d bytes, but a scenario has at most 1 MB. Is this a scenario?"
                                .formatted(Files.size(file)));
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw unreadable(file, "This is a binary file. A scenario is a YAML text in UTF-8.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw unreadable(file, "This is a binary file. A scenario is a YAML text in UTF-8.");
        } catch (IOException e) {
            throw unreadable(
                    file,
                    "The file cannot be read (%s). Check its name and rights."
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    private static InvalidScenario unreadable(Path file, String message) {
        return new InvalidScenario(List.of(new Problem(Where.in(file.toString()), message)));
    }
}
