package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Compares the hits that Engage answered with the rows that the CRM holds of them, link by link (J12, J26), in one pass over both,
 * each in order of the link's id, and what the CRM's invites tell of their rows with those (J17, J18). It holds one link at a time.
 */
public final class ClickOracle {
    private static final String ID = "id";

    private final OrderedRows hits;
    private final OrderedRows rows;
    private final long waiting;
    private final List<String> wrong = new ArrayList<>();
    private long acknowledged;
    private long written;
    private long missing;
    private long doubled;
    private long miscounted;

    private ClickOracle(Iterator<JsonNode> hits, Iterator<JsonNode> rows, long waiting) {
        this.hits = new OrderedRows("Engage's links", ClickOracle::id, hits);
        this.rows = new OrderedRows("the CRM's invites", ClickOracle::id, rows);
        this.waiting = waiting;
    }

    /**
     * Compares both sides.
     *
     * @param hits of each link: {@code id}, {@code clicks}, {@code scans}
     * @param rows of each invite: {@code id} of its link, {@code clicked}, {@code viewed}, and if the invite tells them {@code clickCount} and
     *     {@code viewCount}
     * @param waiting hits that have no row yet, as the sync counts them
     * @throws IllegalStateException if one side is not in order
     */
    public static FoundClicks compare(Iterator<JsonNode> hits, Iterator<JsonNode> rows, long waiting) {
        return new ClickOracle(hits, rows, waiting).compare();
    }

    private FoundClicks compare() {
        while (hits.peek() != null || rows.peek() != null) {
            String link = next();
            link(
                    link,
                    hits.at(link) ? count(hits.take(), "clicks", "scans") : 0,
                    rows.at(link) ? rows(link, rows.take()) : 0);
        }
        return new FoundClicks(
                acknowledged, written, waiting, Math.max(0, missing - waiting), doubled, miscounted, wrong);
    }

    private String next() {
        String hit = hits.peek();
        String row = rows.peek();
        if (hit == null || row == null) {
            return hit == null ? String.valueOf(row) : hit;
        }
        return hit.compareTo(row) <= 0 ? hit : row;
    }

    private void link(String link, long answered, long there) {
        acknowledged += answered;
        written += there;
        missing += Math.max(0, answered - there);
        doubled += Math.max(0, there - answered);
        if (answered != there) {
            show("link %s: %,d hits, %,d rows".formatted(link, answered, there));
        }
    }

    /** The rows of an invite. */
    private long rows(String link, JsonNode invite) {
        boolean counted = told(link, invite, "clicked", "clickCount") && told(link, invite, "viewed", "viewCount");
        miscounted += counted ? 0 : 1;
        return count(invite, "clicked", "viewed");
    }

    /** Whether an invite tells as many rows as it has; one that tells nothing is right. */
    private boolean told(String link, JsonNode invite, String rows, String count) {
        long there = invite.path(rows).asLong();
        long told = invite.path(count).asLong(there);
        if (there != told) {
            show("link %s: %,d rows are %s, but the invite counts %,d".formatted(link, there, rows, told));
        }
        return there == told;
    }

    private void show(String what) {
        if (wrong.size() < FoundClicks.MOST_SHOWN) {
            wrong.add(what);
        }
    }

    private static long count(JsonNode row, String one, String other) {
        return row.path(one).asLong() + row.path(other).asLong();
    }

    private static String id(JsonNode row) {
        return row.path(ID).asText();
    }
}
