package syncline.crm.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.draws.Draws;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** The keys of records in their order, as what is drawn is drawn from. */
record Keys(Crm crm) {
    private static final int PAGE = 5_000;

    /** Whether a number of records to draw may be asked for. */
    static int checked(@Nullable Integer count) {
        if (count == null || count < 1 || count > Draws.MOST) {
            throw new IllegalArgumentException("The field count is a number from 1 to " + Draws.MOST + ".");
        }
        return count;
    }

    /** The keys of an object's records that fulfil a condition. */
    List<String> of(CrmObject object, Field key, Filter condition) {
        var found = new ArrayList<String>();
        Object last = null;
        while (true) {
            var filters = new ArrayList<>(List.of(condition));
            if (last != null) {
                filters.add(new Filter.Compare(key, Filter.Comparison.GREATER, last));
            }
            var page = new Selection(
                    object,
                    List.of(object.id(), key),
                    new Filter.And(filters),
                    List.of(new Selection.Order(key, false)));
            List<Row> rows = crm.select(page, 0, PAGE);
            rows.forEach(row -> found.add(String.valueOf(row.show(key))));
            if (rows.size() < PAGE) {
                return found;
            }
            last = rows.getLast().get(key);
        }
    }
}
