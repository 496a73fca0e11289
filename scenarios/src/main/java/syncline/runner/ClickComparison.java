package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import syncline.oracle.ClickOracle;
import syncline.oracle.FoundClicks;
import syncline.report.HitLabels;

/** Compares what Engage answered with what the CRM holds, as both tell through their lab controls. */
record ClickComparison(LabCalls calls, URI engage, URI crm) {
    private static final int PAGE = 1_000;

    /** @param waiting hits that have no row yet, as the sync counts them */
    FoundClicks of(long waiting) {
        return ClickOracle.compare(
                pages(engage, "/lab/hits/by-link"), pages(crm, "/lab/activities/by-message"), waiting);
    }

    /** Who the hits came from, as the load generator labels them. */
    HitLabels labels() {
        var labels = calls.get(engage, "/lab/hits").path("byLabel");
        return new HitLabels(
                labels.path("person").asLong(),
                labels.path("preview").asLong(),
                labels.path("scanner").asLong(),
                labels.path("none").asLong());
    }

    /** All items, of which one page is held at a time. */
    private Iterator<JsonNode> pages(URI base, String path) {
        return Stream.iterate(page(base, path, ""), page -> !page.isMissingNode(), page -> next(base, path, page))
                .flatMap(page -> StreamSupport.stream(page.path("items").spliterator(), false))
                .iterator();
    }

    private JsonNode next(URI base, String path, JsonNode page) {
        var next = page.path("next");
        return next.isTextual() ? page(base, path, "&after=" + next.asText()) : MissingNode.getInstance();
    }

    private JsonNode page(URI base, String path, String after) {
        return calls.get(base, path + "?limit=" + PAGE + after);
    }
}
