package syncline.sync.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories as earlier versions recorded them, which every later version must read and agree with. A file is written once, when its
 * behaviour is new, and never changed: {@code -Dsyncline.golden.write=true} writes those that are missing, into the sources.
 */
class GoldenHistoriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/histories");

    @TempDir
    static Path folder;

    /** A history and how it was recorded. */
    record Golden(String name, String shows, Consumer<Path> recording) {
        Path file() {
            Path file = FOLDER.resolve(name + ".jsonl.gz");
            if (Boolean.getBoolean("syncline.golden.write") && Files.notExists(file)) {
                recording.accept(file);
            }
            return file;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Golden> histories() {
        var histories = new ArrayList<Golden>();
        for (Behaviour behaviour : Behaviour.values()) {
            histories.add(recorded(behaviour, behaviour.life()));
        }
        for (OtherReading reading : OtherReading.values()) {
            histories.add(recorded(reading, reading.life()));
        }
        for (Behaviour behaviour : List.of(Behaviour.PARKED_AND_HEALED, Behaviour.FAILED_SYNCS)) {
            var life = behaviour.life();
            histories.add(new Golden(file(behaviour) + "-after-a-restart", life.shows(), life::recordTheDaysAfter));
        }
        histories.add(exported(Behaviour.PARKED_AND_HEALED, "\"retry\":\"parked\",\"failures\":10"));
        histories.add(exported(Behaviour.FAILED_SYNCS, "\"message\":\"failed\""));
        histories.add(exported(Behaviour.ABORTED_SYNC, "\"cause\":\"Aborted by a test\""));
        histories.add(exported(Behaviour.WAITING_FOR_THE_PROFILE, "\"type\":\"held-back\""));
        histories.add(exported(Behaviour.OUT_OF_SCOPE_AND_BACK, "\"type\":\"left-scope\""));
        histories.add(exported(Behaviour.NO_ROW_TO_CHANGE, "\"type\":\"row-absent\""));
        histories.add(exported(Behaviour.CHANGED_BACK, "\"type\":\"found-in-step\""));
        return histories;
    }

    private static Golden recorded(Enum<?> behaviour, Life life) {
        return new Golden(file(behaviour), life.shows(), life::record);
    }

    private static Golden exported(Behaviour behaviour, String shows) {
        return new Golden(file(behaviour) + "-exported", shows, behaviour.life()::export);
    }

    private static String file(Enum<?> behaviour) {
        return behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whatWasRecordedIsWhatTheRulesSay(Golden golden) {
        assertThat(AHistory.lines(golden.file()))
                .anyMatch(line -> line.toString().contains(golden.shows()));
        assertThat(AHistory.divergences(golden.file())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void oneThatWasTamperedWithDiverges(Golden golden) {
        for (String kind : List.of("decided", "answered", "happened", "sync-ended")) {
            var lines = AHistory.lines(golden.file());
            lines.stream()
                    .filter(line -> line.path("is").asText().equals(kind))
                    .reduce((first, last) -> last)
                    .ifPresent(line -> {
                        tamper(line);
                        Path tampered = folder.resolve(golden + "-" + kind + ".jsonl.gz");
                        assertThat(AHistory.divergences(AHistory.write(tampered, lines)))
                                .as(kind)
                                .hasSize(1);
                    });
        }
    }

    private static void tamper(ObjectNode line) {
        if (line.has("after")) {
            var after = (ObjectNode) line.path("after");
            after.put("failures", after.path("failures").asInt() + 1);
        } else {
            boolean failed = line.path("message").asText().equals("failed");
            line.put("message", failed ? "successful" : "failed");
        }
    }

    @Test
    void noFileIsThereThatIsNotRead() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            histories().stream().map(Golden::file).toList());
        }
    }
}
