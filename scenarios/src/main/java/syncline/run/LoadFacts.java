package syncline.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import syncline.lab.http.Json;
import syncline.report.Load;
import syncline.report.LoadWindow;
import syncline.scenario.Expect;

/**
 * What expectations are compared with: the results, and in place of their loads what these measured in the part of time that an
 * expectation is about.
 */
record LoadFacts(ObjectNode results, List<Load> loads) {

    /** The facts that an expectation is about. */
    JsonNode of(Expect expect) {
        var facts = results.deepCopy();
        var windows = facts.putArray("load");
        for (var load : loads) {
            windows.add(
                    Json.MAPPER.<JsonNode>valueToTree(expect.isWindow() ? window(load, expect) : LoadWindow.of(load)));
        }
        return facts;
    }

    private static LoadWindow window(Load load, Expect expect) {
        double after = seconds(expect.after());
        var lasting = expect.lasting();
        return LoadWindow.of(load, after, lasting == null ? Double.MAX_VALUE : after + seconds(lasting));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
