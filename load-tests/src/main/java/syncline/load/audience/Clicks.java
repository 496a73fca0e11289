package syncline.load.audience;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Openings in the order in which a schedule needs them. An arrival is an opening that is due by then; if none is, one more link
 * is shared just so long before that its first opening comes now. So the schedule alone says how many arrive, and the audience who
 * does. When openings are due faster than arrivals are, they wait, and those left at the end never come.
 *
 * <p>When all links have been shared, the first is shared again. Not for use by several threads at once.
 */
public final class Clicks {
    private final Audience audience;
    private final List<Option> links;
    private final double compression;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparingDouble(Due::atMillis));
    private long shared;

    /**
     * A click at a link.
     *
     * @param link its place among the links
     * @param accepts whether the invite is accepted next
     */
    public record Click(int link, Visitor visitor, boolean accepts) {}

    private record Due(double atMillis, Click click) {}

    /**
     * @param links by which option each was shared; at least one
     * @param compression by how much people are sooner than in life; machines take the seconds they take
     * @throws IllegalArgumentException if there are no links
     */
    public Clicks(Audience audience, List<Option> links, double compression) {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("Without links there are no clicks");
        }
        this.audience = audience;
        this.links = List.copyOf(links);
        this.compression = compression;
    }

    /** The click of an arrival; no arrival may be earlier than the one before. */
    public Click at(int millis) {
        while (waiting.isEmpty() || waiting.element().atMillis() > millis) {
            share(millis);
        }
        return waiting.remove().click();
    }

    private void share(int millis) {
        int link = (int) (shared % links.size());
        var openings = audience.of(shared++, links.get(link));
        double first = openings.stream().mapToDouble(this::delay).min().orElse(0);
        for (Opening opening : openings) {
            waiting.add(
                    new Due(millis - first + delay(opening), new Click(link, opening.visitor(), opening.accepts())));
        }
    }

    private double delay(Opening opening) {
        return switch (opening.visitor().kind()) {
            case PERSON -> opening.delayMillis() / compression;
            case PREVIEW, SCANNER -> opening.delayMillis();
        };
    }
}
