package syncline.crm.query;

import java.util.ArrayDeque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import syncline.crm.records.Filter;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;

/**
 * Turns the conditions of a query into a filter.
 *
 * @param within whether the conditions are those of a sub-query
 */
record Conditions(Scope scope, Literals literals, boolean within) {

    Filter filter(VqlParser.ConditionContext tree) {
        return switch (tree) {
            case VqlParser.GroupContext group -> filter(group.condition());
            case VqlParser.AndContext and -> new Filter.And(operands(and));
            case VqlParser.OrContext or -> new Filter.Or(operands(or));
            case VqlParser.ComparisonContext comparison -> comparison(comparison);
            case VqlParser.BetweenContext between -> between(between);
            case VqlParser.ContainsContext contains -> contains(contains);
            case VqlParser.LikeContext like -> like(like);
            case VqlParser.InContext in -> in(in);
            case VqlParser.InListContext list ->
                throw Scope.at(list.IN().getSymbol(), "IN takes a sub-query; for a list of values there is CONTAINS");
            default -> throw Scope.at(tree.getStart(), "not a condition");
        };
    }

    /** Long chains lean to the left in the parse tree; walking them keeps the stack flat. */
    private List<Filter> operands(VqlParser.ConditionContext chain) {
        var operands = new ArrayDeque<Filter>();
        VqlParser.ConditionContext rest = chain;
        while (rest.getClass() == chain.getClass()) {
            operands.addFirst(filter(rest.getChild(VqlParser.ConditionContext.class, 1)));
            rest = rest.getChild(VqlParser.ConditionContext.class, 0);
        }
        operands.addFirst(filter(rest));
        return List.copyOf(operands);
    }

    private Filter comparison(VqlParser.ComparisonContext tree) {
        Scope.Place place = scope.place(tree.path());
        if (tree.literal().NULL() != null) {
            return empty(place, tree.op);
        }
        if (tree.literal().LAST_DAYS() != null) {
            return place.holds(lastDays(place, tree.op, tree.literal().getStart()));
        }
        return place.holds(
                new Filter.Compare(place.field(), comparison(tree.op), literals.value(place, tree.literal())));
    }

    private static Filter.Comparison comparison(Token operator) {
        return switch (operator.getType()) {
            case VqlParser.EQ -> Filter.Comparison.EQUAL;
            case VqlParser.NE -> Filter.Comparison.NOT_EQUAL;
            case VqlParser.LT -> Filter.Comparison.LESS;
            case VqlParser.LE -> Filter.Comparison.LESS_OR_EQUAL;
            case VqlParser.GT -> Filter.Comparison.GREATER;
            default -> Filter.Comparison.GREATER_OR_EQUAL;
        };
    }

    /** A field of a record that is not there is empty, too. */
    private static Filter empty(Scope.Place place, Token operator) {
        return switch (comparison(operator)) {
            case EQUAL ->
                place.reference() == null
                        ? new Filter.Empty(place.field(), true)
                        : new Filter.Not(place.holds(new Filter.Empty(place.field(), false)));
            case NOT_EQUAL -> place.holds(new Filter.Empty(place.field(), false));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                throw Scope.at(operator, "null can only be tested with = and !=");
        };
    }

    /** {@code <=} is read by its intent, "within the last n days": as a bare comparison with the end of the range it would hold always. */
    private Filter lastDays(Scope.Place place, Token operator, Token days) {
        Field field = place.field();
        if (field.type() != FieldType.DATETIME) {
            throw Scope.at(days, "the field " + field.name() + " holds no time");
        }
        var begun = new Filter.Compare(
                field, Filter.Comparison.GREATER_OR_EQUAL, literals.start(days).toEpochMilli());
        return switch (comparison(operator)) {
            case EQUAL, LESS_OR_EQUAL ->
                new Filter.And(List.of(
                        begun,
                        new Filter.Compare(
                                field,
                                Filter.Comparison.LESS_OR_EQUAL,
                                literals.now(days).toEpochMilli())));
            case GREATER_OR_EQUAL -> begun;
            case NOT_EQUAL, LESS, GREATER ->
                throw Scope.at(operator, "days can only be counted back with =, <= and >=");
        };
    }

    private Filter between(VqlParser.BetweenContext tree) {
        Scope.Place place = scope.place(tree.path());
        return place.holds(new Filter.And(List.of(
                new Filter.Compare(place.field(), Filter.Comparison.GREATER_OR_EQUAL, literals.value(place, tree.low)),
                new Filter.Compare(place.field(), Filter.Comparison.LESS_OR_EQUAL, literals.value(place, tree.high)))));
    }

    private Filter contains(VqlParser.ContainsContext tree) {
        Scope.Place place = scope.place(tree.path());
        return place.holds(new Filter.OneOf(
                place.field(),
                tree.literal().stream().map(l -> literals.value(place, l)).toList()));
    }

    private Filter like(VqlParser.LikeContext tree) {
        Scope.Place place = scope.place(tree.path());
        if (place.field().type().java() != String.class) {
            throw Scope.at(tree.pattern, "the field " + place.field().name() + " holds no text");
        }
        return place.holds(new Filter.Like(place.field(), Literals.text(tree.pattern)));
    }

    /** {@code account__v IN (SELECT id FROM account__vr WHERE …)}: the referenced record exists and fulfils the condition. */
    private Filter in(VqlParser.InContext tree) {
        Scope.Place place = scope.place(tree.path());
        if (within) {
            throw Scope.at(tree.SELECT().getSymbol(), "a sub-query cannot hold another one");
        }
        Field reference = scope.reference(tree.relationship);
        if (place.reference() != null || !place.field().equals(reference)) {
            throw Scope.at(
                    tree.relationship,
                    "records behind " + tree.relationship.getText() + " are those of the field " + reference.name());
        }
        if (!tree.only.getText().equals("id")) {
            throw Scope.at(tree.only, "a sub-query behind IN selects id");
        }
        Scope target = scope.target(reference);
        return target.parent(
                reference,
                tree.condition() == null
                        ? Filter.ANY
                        : new Conditions(target, literals, true).filter(tree.condition()));
    }
}
