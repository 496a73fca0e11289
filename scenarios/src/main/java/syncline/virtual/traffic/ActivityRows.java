package syncline.virtual.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.stream.IntStream;
import syncline.lab.http.Json;

/** The CRM's rows of activity: one of each hit, whoever sends it how often (J12, J26). It knows nothing of Engage's log. */
final class ActivityRows {
    private final BitSet hits = new BitSet();
    private final TreeMap<Long, Integer> written = new TreeMap<>();
    private int[] ofLink = new int[0];

    /** Writes the row of a hit; whether there was none. */
    boolean write(int hit, int link, Instant now) {
        if (hits.get(hit)) {
            return false;
        }
        hits.set(hit);
        written.merge(now.toEpochMilli(), 1, Integer::sum);
        if (link >= ofLink.length) {
            ofLink = Arrays.copyOf(ofLink, Math.max(link + 1, 2 * ofLink.length));
        }
        ofLink[link]++;
        return true;
    }

    int count() {
        return hits.cardinality();
    }

    /** How many were written at that time or later, in milliseconds since 1970. */
    long writtenSince(long millis) {
        return written.tailMap(millis, true).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** How many rows each link has, in order of the links, as the CRM tells a comparison. */
    Iterator<JsonNode> byLink() {
        return IntStream.range(0, ofLink.length)
                .filter(link -> ofLink[link] > 0)
                .<JsonNode>mapToObj(link -> Json.MAPPER
                        .createObjectNode()
                        .put("id", HitLog.id(link))
                        .put("clicked", ofLink[link]))
                .iterator();
    }
}
