package syncline.virtual.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import syncline.lab.http.Json;
import syncline.load.audience.Kind;
import syncline.report.HitLabels;

/** Engage's log of those who opened a link, in the order in which it answered them: twelve bytes a hit. */
final class HitLog {
    private static final int LEAST = 1024;

    private final Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
    private int[] links = new int[LEAST];
    private long[] answeredAt = new long[LEAST];
    private int size;

    /** @param answered not before that of the hit before */
    void add(int link, Kind kind, Instant answered) {
        if (size == links.length) {
            links = Arrays.copyOf(links, 2 * size);
            answeredAt = Arrays.copyOf(answeredAt, 2 * size);
        }
        links[size] = link;
        answeredAt[size] = answered.toEpochMilli();
        size++;
        byKind.merge(kind, 1L, Long::sum);
    }

    /** How many have been answered by a time, which are those with the numbers below. */
    int answeredBy(Instant time) {
        int answered = size;
        while (answered > 0 && answeredAt[answered - 1] > time.toEpochMilli()) {
            answered--;
        }
        return answered;
    }

    Instant answeredAt(int hit) {
        return Instant.ofEpochMilli(answeredAt[hit]);
    }

    int link(int hit) {
        return links[hit];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Who the hits came from. */
    HitLabels labels() {
        return new HitLabels(of(Kind.PERSON), of(Kind.PREVIEW), of(Kind.SCANNER), 0);
    }

    private long of(Kind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** How many hits each link has, in order of the links, as Engage tells a comparison. */
    Iterator<JsonNode> byLink() {
        int[] counts = new int[Arrays.stream(links, 0, size).max().orElse(-1) + 1];
        Arrays.stream(links, 0, size).forEach(link -> counts[link]++);
        return IntStream.range(0, counts.length)
                .filter(link -> counts[link] > 0)
                .<JsonNode>mapToObj(link ->
                        Json.MAPPER.createObjectNode().put("id", id(link)).put("clicks", counts[link]))
                .iterator();
    }

    /** The id of a link, which sorts as its number does. */
    static String id(int link) {
        return "%010d".formatted(link);
    }
}
