package syncline.engage.population;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import syncline.lab.UserError;

/** What is wrong with an export: all of it is counted, and the first lines are told. */
final class ExportFaults {
    private static final int MOST_TOLD = 50;
    private static final int MOST_SHOWN = 60;

    private final Path file;
    private final List<String> told = new ArrayList<>();
    private long count;

    ExportFaults(Path file) {
        this.file = file;
    }

    void add(long line, ExportColumn column, String value) {
        String shown = value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "…" : value;
        add(
                line,
                "%s is '%s', but it has to be %s (at most %d characters)"
                        .formatted(column.header(), shown, column.allowed(), column.most()));
    }

    void add(long line, String what) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add("  line " + line + ": " + what + ".");
        }
    }

    /**
     * @throws UserError with the first faults, if there are any
     */
    void throwIfAny() {
        if (count == 0) {
            return;
        }
        String more = count > told.size() ? "\n  … and %,d more.".formatted(count - told.size()) : "";
        throw new UserError("%s has %,d %s; nothing of it was loaded:\n%s%s"
                .formatted(file, count, count == 1 ? "fault" : "faults", String.join("\n", told), more));
    }
}
