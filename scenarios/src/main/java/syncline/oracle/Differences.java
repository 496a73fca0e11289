package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one row. */
final class Differences implements ExpectedRow.Fields {
    private final String object;
    private final String id;
    private final JsonNode row;
    /** Made when first needed: nearly all rows are as they must be. */
    private List<Difference> found = List.of();

    Differences(String object, String id, JsonNode row) {
        this.object = object;
        this.id = id;
        this.row = row;
    }

    @Override
    public void field(String name, String expected) {
        String actual = ExpectedRow.text(row.path(name));
        if (!ExpectedRow.same(name, expected, actual)) {
            add(name, Difference.shown(expected), Difference.shown(actual));
        }
    }

    void add(String field, String expected, String actual) {
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        found.add(new Difference(object, id, field, expected, actual));
    }

    List<Difference> found() {
        return found;
    }
}
