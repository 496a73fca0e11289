package syncline.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Duration;
import syncline.scenario.Expectation.Operator;
import syncline.scenario.Expectation.Value;

/**
 * What became of an expectation.
 *
 * @param actual what the results hold, as a person reads it
 */
public record Evaluation(Expectation expectation, boolean met, String actual) {

    /** Compares an expectation with the results of a run as JSON. A value that is not there never meets an expectation. */
    public static Evaluation of(Expectation expectation, JsonNode results) {
        JsonNode found = find(expectation, results);
        if (found.isMissingNode() || found.isNull()) {
            return new Evaluation(expectation, false, "nothing");
        }
        boolean met = switch (expectation.value()) {
            case Value.Text text -> text(expectation.operator(), found.asText(), text.text());
            case Value.Numeral number -> number(expectation.operator(), found, number.number());
            case Value.Time time ->
                number(expectation.operator(), found, amount(time.duration(), decimals(expectation)));
            case Value.Share share ->
                number(expectation.operator(), found, share.percent().of().movePointLeft(2));
        };
        return new Evaluation(expectation, met, shown(expectation, found));
    }

    private static JsonNode find(Expectation expectation, JsonNode results) {
        var numbers = ResultFields.numbers(expectation.path()).iterator();
        JsonNode at = results;
        for (String name : ResultFields.find(expectation.path()).pointer().split("/", -1)) {
            at = name.equals("n") ? numbered(at, numbers.next()) : at.path(name);
        }
        return at;
    }

    /** Syncs count themselves; everything else is counted from 1. */
    private static JsonNode numbered(JsonNode list, int number) {
        if (!list.path(0).has("number")) {
            return list.path(number - 1);
        }
        for (JsonNode candidate : list) {
            if (candidate.path("number").asInt() == number) {
                return candidate;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean text(Operator operator, String found, String wanted) {
        return operator.holds(found.compareTo(wanted));
    }

    private static boolean number(Operator operator, JsonNode found, BigDecimal wanted) {
        return found.isNumber() && operator.holds(found.decimalValue().compareTo(wanted));
    }

    /** Of a duration in the results, the digits after the point down to a millisecond. */
    private static int decimals(Expectation expectation) {
        return ResultFields.find(expectation.path()).kind() == ResultFields.Kind.MILLIS ? 0 : 3;
    }

    private static BigDecimal amount(Duration duration, int decimals) {
        return BigDecimal.valueOf(duration.toMillis(), decimals);
    }

    private static String shown(Expectation expectation, JsonNode found) {
        if (found.isNumber() && expectation.value() instanceof Value.Time) {
            return Durations.print(Duration.ofMillis(
                    found.decimalValue().movePointRight(decimals(expectation)).longValue()));
        }
        return found.isTextual() ? '"' + found.asText() + '"' : found.asText();
    }
}
