package syncline.crm.query;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/**
 * A query that has been read and checked.
 *
 * @param columns what each row shows, in this order
 * @param selection which records, in which order
 * @param maxRows how many rows at most, over all pages
 * @param skip how many rows to leave out at the beginning
 * @param pageSize how many rows a page has at most
 * @param pageOffset the row that the page begins with
 */
public record Query(
        List<Column> columns,
        Selection selection,
        OptionalLong maxRows,
        long skip,
        OptionalInt pageSize,
        long pageOffset) {
    /**
     * One value of every row.
     *
     * @param name the key under which the row shows it
     * @param object the object that has the field: the query's own, or one that it looks up
     * @param position where the value stands in a row
     * @param typeName whether a record type is shown by its name instead of by its id
     */
    public record Column(String name, CrmObject object, Field field, int position, boolean typeName) {}

    public Query {
        columns = List.copyOf(columns);
    }
}
