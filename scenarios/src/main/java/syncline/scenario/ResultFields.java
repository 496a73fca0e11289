package syncline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import syncline.scenario.Expectation.Operator;
import syncline.scenario.Expectation.Unreadable;
import syncline.scenario.Expectation.Value;

/** The values in the results that an expectation can speak of, each with what it may be compared with. */
public final class ResultFields {
    private static final Pattern INDEX = Pattern.compile("\\[([1-9]\\d{0,4})]");
    private static final List<String> PERCENTILES = List.of("p50", "p95", "p99", "max");
    private static final Map<String, Field> TABLE = table();

    private ResultFields() {}

    /** What a value of the results is. */
    enum Kind {
        TEXT("text") {
            @Override
            boolean fits(Operator operator, Value value) {
                return operator == Operator.EQUAL || operator == Operator.UNEQUAL;
            }
        },
        NUMBER("a number") {
            @Override
            boolean fits(Operator operator, Value value) {
                return value instanceof Value.Numeral;
            }
        },
        SECONDS("a duration, such as 60s") {
            @Override
            boolean fits(Operator operator, Value value) {
                return value instanceof Value.Numeral || value instanceof Value.Time;
            }
        },
        MILLIS("a duration, such as 200ms") {
            @Override
            boolean fits(Operator operator, Value value) {
                return value instanceof Value.Time;
            }
        };

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        abstract boolean fits(Operator operator, Value value);

        void check(Operator operator, Value value, int offset) {
            if (!fits(operator, value)) {
                throw new Unreadable(
                        this == TEXT
                                ? "text can only be compared with == and !="
                                : "this is compared with " + words + ", not with " + value,
                        offset);
            }
        }
    }

    /**
     * One value.
     *
     * @param pointer where it stands in the results, as {@code syncs/n/message}
     */
    record Field(Kind kind, String pointer) {}

    private static Map<String, Field> table() {
        var table = new TreeMap<String, Field>();
        var sync = new Part(table, "sync[n].", "syncs/n/");
        sync.add(Kind.TEXT, "message", "type", "trigger", "cause");
        sync.add(Kind.NUMBER, "number", "read", "written", "unchanged", "failed", "held", "parked");
        sync.add(Kind.SECONDS, "durationSeconds").as("duration", Kind.SECONDS, "durationSeconds");
        new Part(table, "consistency.", "consistency/")
                .add(Kind.NUMBER, "compared", "differing", "pending", "failing", "edited");
        new Part(table, "retries.", "retries/")
                .add(Kind.NUMBER, "parked", "held", "due", "fewestTriesOfParked", "mostTries");
        new Part(table, "devices[n].", "devices/n/")
                .add(Kind.TEXT, "sync", "platform")
                .add(Kind.NUMBER, "users", "rows", "failed")
                .as("duration", Kind.SECONDS, "durationSeconds")
                .percentiles("", "latency/");
        requests(new Part(table, "load[n].", "load/n/")).as("duration", Kind.SECONDS, "durationSeconds");
        requests(new Part(table, "load[n].series[n].", "load/n/series/n/"));
        new Part(table, "clicks.", "clicks/")
                .add(Kind.NUMBER, "acknowledged", "rows", "waiting", "lost", "doubled", "miscounted")
                .as("drain", Kind.SECONDS, "drainSeconds");
        new Part(table, "clicks.byLabel.", "clicks/byLabel/").add(Kind.NUMBER, "person", "preview", "scanner", "none");
        new Part(table, "postProcessing[n].", "postProcessing/n/")
                .add(Kind.NUMBER, "read", "written", "repeated", "failed", "waiting")
                .as("duration", Kind.SECONDS, "durationSeconds");
        return table;
    }

    /** Latencies count from when a request was due, or from when it was sent. */
    private static Part requests(Part part) {
        part.add(Kind.TEXT, "name").add(Kind.NUMBER, "requests", "failed", "requestsPerSecond");
        part.percentiles("", "latency/");
        part.percentiles("sent.", "response/");
        return part;
    }

    /** The values below one path. */
    private record Part(Map<String, Field> table, String path, String pointer) {
        Part add(Kind kind, String... names) {
            for (String name : names) {
                as(name, kind, name);
            }
            return this;
        }

        Part as(String name, Kind kind, String stored) {
            table.put(path + name, new Field(kind, pointer + stored));
            return this;
        }

        void percentiles(String above, String below) {
            PERCENTILES.forEach(name -> as(above + name, Kind.MILLIS, below + name + "Millis"));
        }
    }

    /** Every path there is, with {@code [n]} where a number stands. */
    public static List<String> paths() {
        return List.copyOf(TABLE.keySet());
    }

    /**
     * What stands at a path.
     *
     * @throws Unreadable if there is no such value
     */
    static Field find(String path) {
        String general = INDEX.matcher(path).replaceAll("[n]");
        var field = path.contains("[n]") ? null : TABLE.get(general);
        if (field == null) {
            String hint = DidYouMean.among(TABLE.keySet(), general)
                    .map(meant -> " Did you mean " + numbered(meant, path) + "?")
                    .orElse("");
            throw new Unreadable(
                    "%s is not in the results.%s Allowed: %s.".formatted(path, hint, String.join(", ", TABLE.keySet())),
                    0);
        }
        return field;
    }

    /** The numbers in a path, in order. */
    static List<Integer> numbers(String path) {
        var numbers = new ArrayList<Integer>();
        INDEX.matcher(path).results().forEach(index -> numbers.add(Integer.valueOf(index.group(1))));
        return numbers;
    }

    private static String numbered(String general, String path) {
        String meant = general;
        for (int number : numbers(path)) {
            meant = meant.replaceFirst("\\[n]", "[" + number + "]");
        }
        return meant;
    }
}
