package syncline.crm.records;

import java.util.List;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** A condition on records: it holds or it does not. An empty field fulfils none but {@link Empty} and {@link Not}. */
public sealed interface Filter {
    /** All of them hold. */
    record And(List<Filter> all) implements Filter {
        public And {
            all = List.copyOf(all);
        }
    }

    /** At least one of them holds. */
    record Or(List<Filter> any) implements Filter {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** The field compares to a value of its own type. */
    record Compare(Field field, Comparison comparison, Object value) implements Filter {}

    /** The field has one of these values; none fits an empty list. */
    record OneOf(Field field, List<Object> values) implements Filter {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The field is empty, or is not. */
    record Empty(Field field, boolean empty) implements Filter {}

    /** The text has this form, in which {@code %} stands for any text and every other character for itself. */
    record Like(Field field, String pattern) implements Filter {}

    /** The number leaves this remainder when divided by {@code divisor}, which is at least 1; neither is negative. */
    record Remainder(Field field, long divisor, long remainder) implements Filter {}

    /** It does not hold. */
    record Not(Filter filter) implements Filter {}

    /** The record that {@code reference} points to exists and fulfils {@code filter}, a condition on {@code target}. */
    record Parent(Field reference, CrmObject target, Filter filter) implements Filter {}

    /** Fulfilled by every record. */
    Filter ANY = new And(List.of());

    /** How a field compares to a value. */
    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        boolean holds(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case NOT_EQUAL -> compared != 0;
                case LESS -> compared < 0;
                case LESS_OR_EQUAL -> compared <= 0;
                case GREATER -> compared > 0;
                case GREATER_OR_EQUAL -> compared >= 0;
            };
        }
    }
}
