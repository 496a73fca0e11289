package syncline.crm.records;

import java.util.List;
import syncline.crm.schema.Field;

/** A condition on records. An empty field fulfils none but {@link Empty}. */
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
