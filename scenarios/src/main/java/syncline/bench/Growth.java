package syncline.bench;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import syncline.bench.VirtualBench.Figures;

/** How the figures of syncs in virtual time change with the number of records: a table and a plot, in Markdown. */
public record Growth(List<Figures> sizes) {
    public Growth {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String toString() {
        return table() + "\n" + plot();
    }

    private String table() {
        var lines = sizes.stream()
                .map(f -> "| %,d | %,.0f | %,.0f | %,.0f | %,.0f | %.2f | %.1f | %.1f | %.1f | %.1f |%n"
                        .formatted(
                                f.profiles(),
                                f.floor().perSecond(),
                                f.full().perSecond(),
                                f.again().perSecond(),
                                f.incremental().perSecond(),
                                f.full().perSecond() / f.floor().perSecond(),
                                f.bytes().ofARecord(),
                                f.bytes().ofAProfile(),
                                f.bytes().ofAConnection(),
                                f.perNLogN()))
                .collect(Collectors.joining());
        return """
                | profiles | floor/s | full/s | unchanged/s | incremental/s | full/floor | bytes/record | bytes/profile | bytes/connection | ns/(n log n) |
                |---|---|---|---|---|---|---|---|---|---|
                """ + lines;
    }

    private String plot() {
        return """
                ```mermaid
                xychart-beta
                  title "Time of a full sync on one core, by size"
                  x-axis "profiles" [%s]
                  y-axis "seconds"
                  line [%s]
                  line [%s]
                ```
                """.formatted(
                        each(f -> "%d".formatted(f.profiles())),
                        each(f -> "%.1f".formatted(f.full().seconds())),
                        each(f -> "%.1f".formatted(nLogN(f))));
    }

    /** What it would take if time grew from the smallest size on as n log n. */
    private double nLogN(Figures f) {
        var first = sizes.getFirst();
        return first.full().seconds() * work(f) / work(first);
    }

    private static double work(Figures f) {
        return (double) f.records() * Math.log((double) f.records());
    }

    private String each(Function<Figures, String> value) {
        return sizes.stream().map(value).collect(Collectors.joining(", "));
    }
}
