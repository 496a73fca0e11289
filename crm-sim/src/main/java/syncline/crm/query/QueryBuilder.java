package syncline.crm.query;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Filter;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;
import syncline.crm.schema.RefusedValue;
import syncline.crm.schema.Schema;
import syncline.crm.security.ObjectRights;
import syncline.crm.security.PermissionSet;

/** Turns the parse tree of one query into a query over objects and fields that exist and may be read. */
final class QueryBuilder {
    private final Schema schema;
    private final PermissionSet permissions;

    QueryBuilder(Schema schema, PermissionSet permissions) {
        this.schema = schema;
        this.permissions = permissions;
    }

    Query build(VqlParser.QueryContext tree) {
        CrmObject object = schema.object(tree.object.getText());
        if (object == null) {
            throw at(tree.object, "there is no object " + tree.object.getText());
        }
        ObjectRights rights = permissions.on(object);
        if (!rights.read()) {
            throw new QueryRefused("INSUFFICIENT_ACCESS", "User has no permission to read records of [" + object + "]");
        }
        return new OfObject(object, rights).build(tree);
    }

    private static QueryRefused at(Token token, String why) {
        return QueryRefused.syntax(token.getLine(), token.getCharPositionInLine(), why);
    }

    /** The part that knows the object. */
    private record OfObject(CrmObject object, ObjectRights rights) {
        Query build(VqlParser.QueryContext tree) {
            List<Query.Column> columns = tree.path().stream().map(this::column).toList();
            var fields = new LinkedHashSet<Field>();
            fields.add(object.id());
            columns.forEach(c -> fields.add(c.field()));
            List<Selection.Order> order = tree.ordering().stream()
                    .map(o -> new Selection.Order(
                            column(o.path()).field(), o.direction != null && o.direction.getType() == VqlParser.DESC))
                    .toList();
            Filter asked = tree.condition() == null ? null : filter(tree.condition());
            return new Query(
                    columns,
                    new Selection(object, List.copyOf(fields), visible(asked), order),
                    tree.maxrows == null ? OptionalLong.empty() : OptionalLong.of(number(tree.maxrows)),
                    tree.skip == null ? 0 : number(tree.skip),
                    tree.pagesize == null ? OptionalInt.empty() : OptionalInt.of((int) number(tree.pagesize)),
                    tree.pageoffset == null ? 0 : number(tree.pageoffset));
        }

        /** Records of types that the caller may not see do not appear. */
        private @Nullable Filter visible(@Nullable Filter asked) {
            Field type = object.typeField();
            if (type == null || rights.types().containsAll(object.types().keySet())) {
                return asked;
            }
            Filter granted = new Filter.OneOf(type, List.copyOf(rights.types()));
            return asked == null ? granted : new Filter.And(List.of(granted, asked));
        }

        private Query.Column column(VqlParser.PathContext path) {
            String name = path.getText();
            boolean typeName = name.equals("object_type__vr.api_name__v");
            Field field = object.field(typeName ? CrmObject.TYPE : name);
            if (field == null) {
                throw at(path.getStart(), "the object " + object + " has no field " + name);
            }
            if (!rights.readable(field)) {
                throw new QueryRefused(
                        "INSUFFICIENT_ACCESS",
                        "User has no permission to read the field [" + field.name() + "] of [" + object + "]");
            }
            return new Query.Column(name, field, typeName);
        }

        private Filter filter(VqlParser.ConditionContext tree) {
            return switch (tree) {
                case VqlParser.GroupContext group -> filter(group.condition());
                case VqlParser.AndContext and -> new Filter.And(operands(and));
                case VqlParser.OrContext or -> new Filter.Or(operands(or));
                case VqlParser.ComparisonContext comparison -> comparison(comparison);
                case VqlParser.BetweenContext between -> {
                    Query.Column column = column(between.path());
                    yield new Filter.And(List.of(
                            new Filter.Compare(
                                    column.field(), Filter.Comparison.GREATER_OR_EQUAL, value(column, between.low)),
                            new Filter.Compare(
                                    column.field(), Filter.Comparison.LESS_OR_EQUAL, value(column, between.high))));
                }
                case VqlParser.ContainsContext contains -> {
                    Query.Column column = column(contains.path());
                    yield new Filter.OneOf(
                            column.field(),
                            contains.literal().stream()
                                    .map(l -> value(column, l))
                                    .toList());
                }
                default -> throw at(tree.getStart(), "not a condition");
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
            Query.Column column = column(tree.path());
            Filter.Comparison comparison = switch (tree.op.getType()) {
                case VqlParser.EQ -> Filter.Comparison.EQUAL;
                case VqlParser.NE -> Filter.Comparison.NOT_EQUAL;
                case VqlParser.LT -> Filter.Comparison.LESS;
                case VqlParser.LE -> Filter.Comparison.LESS_OR_EQUAL;
                case VqlParser.GT -> Filter.Comparison.GREATER;
                default -> Filter.Comparison.GREATER_OR_EQUAL;
            };
            if (tree.literal().NULL() != null) {
                return switch (comparison) {
                    case EQUAL -> new Filter.Empty(column.field(), true);
                    case NOT_EQUAL -> new Filter.Empty(column.field(), false);
                    default -> throw at(tree.op, "null can only be tested with = and !=");
                };
            }
            return new Filter.Compare(column.field(), comparison, value(column, tree.literal()));
        }

        private Object value(Query.Column column, VqlParser.LiteralContext literal) {
            Object raw = raw(literal);
            Field field = column.field();
            // Picklist names and types that do not exist are simply nobody's.
            if (field.type() == FieldType.PICKLIST || field.type() == FieldType.TYPE) {
                String type = column.typeName() || field.type() == FieldType.PICKLIST
                        ? null
                        : object.typeOfId(raw.toString());
                return type == null ? raw.toString() : type;
            }
            if (field.type() == FieldType.STRING) {
                return raw.toString();
            }
            try {
                Object value = field.accept(raw);
                if (value != null) {
                    return value;
                }
            } catch (RefusedValue e) {
                if (field.type() == FieldType.ID || field.type() == FieldType.OBJECT) {
                    return NOBODY;
                }
                throw at(literal.getStart(), e.reason());
            }
            throw at(literal.getStart(), "an empty text is no value of the field " + field.name());
        }

        private static Object raw(VqlParser.LiteralContext literal) {
            ParseTree token = literal.getChild(0);
            String text = token.getText();
            if (literal.STRING() != null) {
                return text.substring(1, text.length() - 1).replaceAll("(?s)\\\\(.)", "$1");
            }
            if (literal.NUMBER() != null) {
                return number(literal.getStart());
            }
            if (literal.DECIMAL() != null) {
                return new BigDecimal(text);
            }
            if (literal.NULL() != null) {
                throw at(literal.getStart(), "null can only be tested with = and !=");
            }
            return literal.TRUE() != null;
        }

        private static long number(Token token) {
            try {
                return Long.parseLong(token.getText());
            } catch (NumberFormatException e) {
                throw at(token, "this number is too large");
            }
        }
    }

    /** The id of no record at all. */
    private static final Long NOBODY = -1L;
}
