package syncline.crm.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.Field;

/** Turns a selection into SQL. Names come from the schema alone, and every value is a bound parameter. */
final class SqlSelect {
    private final StringBuilder sql = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();

    /** A value to bind; a list is bound as one array. */
    record Parameter(Field field, Object value) {}

    record Sql(String text, List<Parameter> parameters) {}

    private SqlSelect() {}

    /** Two more parameters follow: how many rows to leave out, and how many to read at most. */
    static Sql rows(Selection selection) {
        var select = new SqlSelect();
        select.sql
                .append("SELECT ")
                .append(SqlTable.names(selection.fields()))
                .append(" FROM ")
                .append(selection.object().name());
        select.where(selection.filter());
        select.order(selection);
        select.sql.append(" OFFSET ? ROWS FETCH FIRST ? ROWS ONLY");
        return new Sql(select.sql.toString(), select.parameters);
    }

    static Sql count(Selection selection) {
        var select = new SqlSelect();
        select.sql.append("SELECT COUNT(*) FROM ").append(selection.object().name());
        select.where(selection.filter());
        return new Sql(select.sql.toString(), select.parameters);
    }

    private void where(@Nullable Filter filter) {
        if (filter != null) {
            sql.append(" WHERE ");
            condition(filter);
        }
    }

    private void order(Selection selection) {
        sql.append(" ORDER BY ");
        boolean total = false;
        for (var order : selection.order()) {
            Field field = order.field();
            sql.append(field.name());
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
            sql.append("id");
        }
    }

    private void condition(Filter filter) {
        switch (filter) {
            case Filter.And and -> joined(and.all(), " AND ", "1 = 1");
            case Filter.Or or -> joined(or.any(), " OR ", "1 = 0");
            case Filter.Compare compare -> {
                sql.append(compare.field().name())
                        .append(' ')
                        .append(compare.comparison().sql())
                        .append(" ?");
                parameters.add(new Parameter(compare.field(), compare.value()));
            }
            case Filter.OneOf one -> {
                sql.append(one.field().name()).append(" = ANY(?)");
                parameters.add(new Parameter(one.field(), one.values()));
            }
            case Filter.Empty empty ->
                sql.append(empty.field().name()).append(empty.empty() ? " IS NULL" : " IS NOT NULL");
        }
    }

    private void joined(List<Filter> filters, String between, String none) {
        sql.append('(');
        for (int i = 0; i < filters.size(); i++) {
            sql.append(i == 0 ? "" : between);
            condition(filters.get(i));
        }
        sql.append(filters.isEmpty() ? none : "").append(')');
    }
}
