package syncline.crm.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** Turns a selection into SQL. Names come from the schema alone, and every value is a bound parameter. */
final class SqlSelect {
    private static final String RECORD = "r";

    private final StringBuilder sql = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();
    private int parents;

    /** A value to bind; a list is bound as one array. */
    record Parameter(Field field, Object value) {}

    record Sql(String text, List<Parameter> parameters) {}

    private SqlSelect() {}

    /** Two more parameters follow: how many rows to leave out, and how many to read at most. */
    static Sql rows(Selection selection) {
        var select = new SqlSelect();
        select.sql.append("SELECT ");
        String between = "";
        for (Field field : selection.fields()) {
            select.sql.append(between).append(name(RECORD, field));
            between = ", ";
        }
        for (Selection.Lookup lookup : selection.lookups()) {
            select.sql.append(between);
            select.parent(RECORD, lookup.reference(), lookup.target(), lookup.field(), lookup.only());
            between = ", ";
        }
        select.from(selection);
        select.order(selection);
        select.sql.append(" OFFSET ? ROWS FETCH FIRST ? ROWS ONLY");
        return new Sql(select.sql.toString(), select.parameters);
    }

    static Sql count(Selection selection) {
        var select = new SqlSelect();
        select.sql.append("SELECT COUNT(*)");
        select.from(selection);
        return new Sql(select.sql.toString(), select.parameters);
    }

    private void from(Selection selection) {
        sql.append(" FROM ").append(selection.object().name()).append(' ').append(RECORD);
        Filter filter = selection.filter();
        if (filter != null) {
            sql.append(" WHERE ");
            condition(RECORD, filter);
        }
    }

    private void order(Selection selection) {
        sql.append(" ORDER BY ");
        boolean total = false;
        for (var order : selection.order()) {
            Field field = order.field();
            sql.append(name(RECORD, field));
            sql.append(order.descending() ? " DESC" : "");
            if (!field.required() && field.position() > 0) {
                sql.append(order.descending() ? " NULLS LAST" : " NULLS FIRST");
            }
            sql.append(", ");
            total |= field.unique();
        }
        if (total) {
            sql.setLength(sql.length() - 2);
        } else {
            sql.append(RECORD).append(".id");
        }
    }

    private void condition(String record, Filter filter) {
        switch (filter) {
            case Filter.And and -> joined(record, and.all(), " AND ", "1 = 1");
            case Filter.Or or -> joined(record, or.any(), " OR ", "1 = 0");
            case Filter.Compare compare ->
                test(record, compare.field(), " " + compare.comparison().sql() + " ?", compare.value());
            case Filter.OneOf one -> test(record, one.field(), " = ANY(?)", one.values());
            case Filter.Like like -> test(record, like.field(), " LIKE ? ESCAPE '!'", escaped(like.pattern()));
            case Filter.Empty empty ->
                sql.append(name(record, empty.field())).append(empty.empty() ? " IS NULL" : " IS NOT NULL");
            case Filter.Remainder remainder -> {
                sql.append("MOD(").append(name(record, remainder.field())).append(", ?) = ?");
                parameters.add(new Parameter(remainder.field(), remainder.divisor()));
                parameters.add(new Parameter(remainder.field(), remainder.remainder()));
            }
            case Filter.Not not -> {
                sql.append('(');
                condition(record, not.filter());
                sql.append(") IS NOT TRUE");
            }
            case Filter.Parent parent -> {
                sql.append("EXISTS ");
                parent(record, parent.reference(), parent.target(), null, parent.filter());
            }
        }
    }

    /** A query for the record that a reference points to: for one of its fields, or only whether there is one. */
    private void parent(String record, Field reference, CrmObject target, @Nullable Field field, Filter filter) {
        String parent = "p" + ++parents;
        sql.append("(SELECT ").append(field == null ? "1" : name(parent, field));
        sql.append(" FROM ").append(target.name()).append(' ').append(parent);
        sql.append(" WHERE ").append(parent).append(".id = ").append(name(record, reference));
        if (!filter.equals(Filter.ANY)) {
            sql.append(" AND ");
            condition(parent, filter);
        }
        sql.append(')');
    }

    private void test(String record, Field field, String test, Object value) {
        sql.append(name(record, field)).append(test);
        parameters.add(new Parameter(field, value));
    }

    private void joined(String record, List<Filter> filters, String between, String none) {
        sql.append('(');
        for (int i = 0; i < filters.size(); i++) {
            sql.append(i == 0 ? "" : between);
            condition(record, filters.get(i));
        }
        sql.append(filters.isEmpty() ? none : "").append(')');
    }

    private static String name(String record, Field field) {
        return record + "." + field.name();
    }

    /** Only {@code %} has a meaning in a pattern. */
    private static String escaped(String pattern) {
        return pattern.replace("!", "!!").replace("_", "!_");
    }
}
