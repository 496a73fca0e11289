package syncline.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts what a comparison finds. */
final class Findings {
    private final List<Difference> shown = new ArrayList<>();
    private long compared;
    private long differing;
    private long pending;
    private long failing;
    private long edited;

    /** A record that is as it must be, without a row. */
    void fine() {
        compared++;
    }

    /** A record with a row: any differences between the two. */
    void compared(Excuse excuse, Supplier<List<Difference>> fields) {
        compared++;
        var differences = fields.get();
        if (!differences.isEmpty()) {
            count(excuse, differences);
        }
    }

    /** A record of which one value is compared. */
    void compared(Difference value) {
        compared++;
        if (!value.expected().equals(value.actual())) {
            count(Excuse.NONE, List.of(value));
        }
    }

    /** A record that should have a row and has none. */
    void missing(String object, String id, Excuse excuse, String expected) {
        compared++;
        count(excuse, List.of(new Difference(object, id, Difference.ROW, expected, "no row")));
    }

    /** A row that should not be there. */
    void unaccounted(String object, String id, String expected) {
        compared++;
        count(Excuse.NONE, List.of(new Difference(object, id, Difference.ROW, expected, "a row")));
    }

    Consistency total() {
        return new Consistency(compared, differing, pending, failing, edited, shown);
    }

    private void count(Excuse excuse, List<Difference> differences) {
        switch (excuse) {
            case PENDING -> pending++;
            case FAILING -> failing++;
            case EDITED -> edited++;
            case NONE -> {
                differing++;
                differences.stream()
                        .limit(Consistency.MOST_SHOWN - (long) shown.size())
                        .forEach(shown::add);
            }
        }
    }
}
