package syncline.crm.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** Draws records by a seed: the same seed draws the same from the same records. */
final class Draw {
    /** The most records that one call may draw. */
    static final int MOST = 100_000;

    private static final int PAGE = 5_000;

    private final Crm crm;
    private final SplittableRandom random;

    Draw(Crm crm, long seed) {
        this.crm = crm;
        this.random = new SplittableRandom(seed);
    }

    /** Whether a number of records to draw may be asked for. */
    static int checked(@Nullable Integer count) {
        if (count == null || count < 1 || count > MOST) {
            throw new IllegalArgumentException("The field count is a number from 1 to " + MOST + ".");
        }
        return count;
    }

    /** The records of an object that fulfil a condition, in an order that follows from the seed. */
    List<String> shuffled(CrmObject object, Field key, @Nullable Filter condition) {
        List<String> all = keys(object, key, condition);
        for (int i = all.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            String here = all.get(i);
            all.set(i, all.get(other));
            all.set(other, here);
        }
        return all;
    }

    private List<String> keys(CrmObject object, Field key, @Nullable Filter condition) {
        var found = new ArrayList<String>();
        Object last = null;
        while (true) {
            var filters = new ArrayList<Filter>();
            if (condition != null) {
                filters.add(condition);
            }
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
