package syncline.run;

import java.util.ArrayList;
import java.util.List;

/** Says what a change step made. */
public final class MadeWords {
    private final List<String> made = new ArrayList<>();

    /** So many of a kind were made. */
    public void add(int count, String what) {
        if (count > 0) {
            made.add("%,d %s".formatted(count, what));
        }
    }

    @Override
    public String toString() {
        return made.isEmpty() ? "made nothing" : "made " + String.join(", ", made);
    }
}
