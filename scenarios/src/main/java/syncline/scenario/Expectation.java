package syncline.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that must be so in the results of a run: {@code sync[2].durationSeconds < 60}.
 *
 * @param path where in the results, as {@code sync[2].message}; {@code sync[n]} is the sync numbered n, from 1
 */
public record Expectation(String path, Operator operator, Value value) {

    /** How the value found is compared with the value expected. */
    public enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As written. */
        public String sign() {
            return sign;
        }

        /** Whether it holds for a comparison's outcome: negative, zero or positive. */
        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case UNEQUAL -> comparison != 0;
                case AT_MOST -> comparison <= 0;
                case AT_LEAST -> comparison >= 0;
                case BELOW -> comparison < 0;
                case ABOVE -> comparison > 0;
            };
        }

        static String all() {
            return Arrays.stream(values()).map(Operator::sign).collect(Collectors.joining(" "));
        }
    }

    /** What is expected. */
    public sealed interface Value {

        /** Text, compared to the character. */
        record Text(String text) implements Value {
            @Override
            public String toString() {
                return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            }
        }

        /** A number. */
        record Numeral(BigDecimal number) implements Value {
            public Numeral {
                number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            }

            @Override
            public String toString() {
                return number.toPlainString();
            }
        }

        /** A duration; compared with results in seconds. */
        record Time(Duration duration) implements Value {
            @Override
            public String toString() {
                return Durations.print(duration);
            }
        }

        /** A percent; compared with results that are shares from 0 to 1. */
        record Share(Percent percent) implements Value {
            @Override
            public String toString() {
                return percent.toString();
            }
        }
    }

    /**
     * Reads an expectation.
     *
     * @throws Unreadable if it is none, with the position
     */
    public static Expectation parse(String text) {
        return new ExpectationParser(text).parse();
    }

    /** The names and numbers of the path: {@code sync}, {@code 2}, {@code message}. */
    List<String> parts() {
        return List.of(path.replace("]", "").split("[.\\[]", -1));
    }

    /** As written in a scenario; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return path + " " + operator.sign() + " " + value;
    }

    /** Why a text is no expectation, and where in it. */
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final int offset;

        Unreadable(String message, int offset) {
            super(message);
            this.offset = offset;
        }

        /** Counted from 0. */
        public int offset() {
            return offset;
        }

        /** The place in the file, for a text on one line. */
        Where place(Node.Scalar scalar) {
            var where = scalar.where();
            int quote = scalar.quoted() ? 1 : 0;
            return where.line() == 0 ? where : new Where(where.source(), where.line(), where.column() + quote + offset);
        }
    }
}
