package syncline.scenario;

import java.math.BigDecimal;
import java.util.Arrays;
import syncline.scenario.Expectation.Operator;
import syncline.scenario.Expectation.Unreadable;
import syncline.scenario.Expectation.Value;

/** Reads {@code path operator value}. */
final class ExpectationParser {
    private static final String OPERATORS = "=!<>";

    private final String text;

    ExpectationParser(String text) {
        this.text = text;
    }

    Expectation parse() {
        int sign = 0;
        while (sign < text.length() && OPERATORS.indexOf(text.charAt(sign)) < 0) {
            sign++;
        }
        String path = text.substring(0, sign).strip();
        if (path.isEmpty()) {
            throw new Unreadable(
                    "an expectation starts with a path into the results, such as consistency.differing == 0", 0);
        }
        if (sign == text.length()) {
            throw new Unreadable(
                    "after the path one of %s and a value is needed".formatted(Operator.all()), path.length());
        }
        var operator = operator(sign);
        var field = ResultFields.find(path);
        int start = sign + operator.sign().length();
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        var value = value(start);
        field.kind().check(operator, value, sign);
        return new Expectation(path, operator, value);
    }

    private Operator operator(int at) {
        int end = at;
        while (end < text.length() && OPERATORS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String sign = text.substring(at, end);
        return Arrays.stream(Operator.values())
                .filter(o -> o.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> new Unreadable(
                        "%s is no operator.%s Allowed: %s"
                                .formatted(sign, sign.equals("=") ? " Did you mean ==?" : "", Operator.all()),
                        at));
    }

    private Value value(int start) {
        String rest = text.substring(start).strip();
        if (rest.isEmpty()) {
            throw new Unreadable("a value is missing after the operator", start);
        }
        if (rest.startsWith("\"")) {
            return new Value.Text(quoted(rest, start));
        }
        if (rest.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            return new Value.Numeral(new BigDecimal(rest));
        }
        if (rest.endsWith("%")) {
            try {
                return new Value.Share(Percent.parse(rest));
            } catch (IllegalArgumentException e) {
                throw new Unreadable(rest + " " + e.getMessage(), start);
            }
        }
        if (rest.matches(Durations.PATTERN)) {
            return new Value.Time(Durations.parse(rest));
        }
        return new Value.Text(rest);
    }

    private static String quoted(String rest, int start) {
        var value = new StringBuilder();
        for (int i = 1; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '"') {
                if (i + 1 < rest.length()) {
                    throw new Unreadable("nothing may follow the closing quote", start + i + 1);
                }
                return value.toString();
            }
            if (c == '\\' && i + 1 < rest.length()) {
                i++;
                c = rest.charAt(i);
            }
            value.append(c);
        }
        throw new Unreadable("the closing quote is missing", start);
    }
}
