package syncline.load.audience;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** What becomes of many links that were shared by one option. */
record Sample(List<List<Opening>> links) {
    private static final int LINKS = 20_000;
    private static final double SECOND = 1_000;

    static Sample of(Option option) {
        return of(option, Mix.WORLD);
    }

    static Sample of(Option option, Mix mix) {
        var audience = new Audience(42, mix);
        return new Sample(
                LongStream.range(0, LINKS).mapToObj(n -> audience.of(n, option)).toList());
    }

    List<Opening> openings() {
        return links.stream().flatMap(List::stream).toList();
    }

    List<Opening> by(Kind kind) {
        return openings().stream()
                .filter(opening -> opening.visitor().kind() == kind)
                .toList();
    }

    /** Share of links that were opened by this kind at least once. */
    double reached(Kind kind) {
        return share(
                links,
                link -> link.stream().anyMatch(opening -> opening.visitor().kind() == kind));
    }

    /** The first opening of each link by this kind, in seconds after it was shared. */
    List<Double> firstSeconds(Kind kind) {
        return links.stream()
                .flatMap(link -> link.stream()
                        .filter(opening -> opening.visitor().kind() == kind)
                        .limit(1))
                .map(opening -> opening.delayMillis() / SECOND)
                .toList();
    }

    static <T> double share(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count() / (double) all.size();
    }
}
