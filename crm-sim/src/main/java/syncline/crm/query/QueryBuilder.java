package syncline.crm.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Filter;
import syncline.crm.records.Selection;
import syncline.crm.schema.Field;

/** Turns the parse tree of one query into a query over objects and fields that exist and may be read. */
final class QueryBuilder {
    private final Scope scope;
    private final LinkedHashSet<Field> fields = new LinkedHashSet<>();
    private final List<Selection.Lookup> lookups = new ArrayList<>();

    QueryBuilder(Scope scope) {
        this.scope = scope;
        fields.add(scope.object().id());
    }

    Query build(VqlParser.QueryContext tree) {
        List<Query.Column> columns = tree.path().stream().map(this::column).toList();
        List<Selection.Order> order = tree.ordering().stream().map(this::order).toList();
        Filter asked = tree.condition() == null
                ? Filter.ANY
                : new Conditions(scope, new Literals(null), false).filter(tree.condition());
        return new Query(
                columns,
                new Selection(scope.object(), List.copyOf(fields), lookups, filter(scope.visible(asked)), order),
                tree.maxrows == null ? OptionalLong.empty() : OptionalLong.of(Literals.number(tree.maxrows, 0)),
                Literals.number(tree.skip, 0),
                tree.pagesize == null ? OptionalInt.empty() : OptionalInt.of((int) Literals.number(tree.pagesize, 0)),
                Literals.number(tree.pageoffset, 0));
    }

    private static @Nullable Filter filter(Filter filter) {
        return filter.equals(Filter.ANY) ? null : filter;
    }

    private Query.Column column(VqlParser.PathContext path) {
        Scope.Place place = scope.place(path);
        Field reference = place.reference();
        int position = place.field().position();
        if (reference == null) {
            fields.add(place.field());
        } else {
            Scope target = place.scope();
            position = scope.object().fields().size() + lookups.size();
            lookups.add(new Selection.Lookup(reference, target.object(), place.field(), target.visible(Filter.ANY)));
        }
        return new Query.Column(path.getText(), place.scope().object(), place.field(), position, place.typeName());
    }

    private Selection.Order order(VqlParser.OrderingContext ordering) {
        Scope.Place place = scope.place(ordering.path());
        if (place.reference() != null) {
            throw Scope.at(ordering.getStart(), "records are ordered by fields of their own object only");
        }
        return new Selection.Order(
                place.field(), ordering.direction != null && ordering.direction.getType() == VqlParser.DESC);
    }
}
