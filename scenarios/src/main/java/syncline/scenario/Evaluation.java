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
            case Value.Time time -> number(expectation.operator(), found, seconds(time.duration()));
            case Value.Share share ->
                number(expectation.operator(), found, share.percent().of().movePointLeft(2));
        };
        return new Evaluation(expectation, met, shown(expectation, found));
    }

    private static JsonNode find(Expectation expectation, JsonNode results) {
        String path = expectation.path();
        int sync = ResultFields.syncOf(path);
        String pointer = "/" + path.substring(path.indexOf('.') + 1).replace('.', '/');
        if (sync == 0) {
            return results.at("/" + path.replace('.', '/'));
        }
        for (JsonNode candidate : results.path("syncs")) {
            if (candidate.path("number").asInt() == sync) {
                return candidate.at(pointer.equals("/duration") ? "/durationSeconds" : pointer);
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

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static String shown(Expectation expectation, JsonNode found) {
        if (found.isNumber() && expectation.value() instanceof Value.Time) {
            return Durations.print(
                    Duration.ofMillis(found.decimalValue().movePointRight(3).longValue()));
        }
        return found.isTextual() ? '"' + found.asText() + '"' : found.asText();
    }
}
