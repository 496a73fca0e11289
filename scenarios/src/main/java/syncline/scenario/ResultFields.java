package syncline.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import syncline.scenario.Expectation.Operator;
import syncline.scenario.Expectation.Unreadable;
import syncline.scenario.Expectation.Value;

/** The values in the results that an expectation can speak of, each with what it may be compared with. */
public final class ResultFields {
    private static final Pattern SYNC = Pattern.compile("sync\\[([1-9]\\d{0,4})]\\.(.*)");
    private static final Map<String, Kind> TABLE = table();

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

    private static Map<String, Kind> table() {
        var table = new TreeMap<String, Kind>();
        for (String text : List.of("message", "type", "trigger", "cause")) {
            table.put("sync[n]." + text, Kind.TEXT);
        }
        for (String number : List.of("number", "read", "written", "unchanged", "failed", "held", "parked")) {
            table.put("sync[n]." + number, Kind.NUMBER);
        }
        table.put("sync[n].duration", Kind.SECONDS);
        table.put("sync[n].durationSeconds", Kind.SECONDS);
        for (String number : List.of("compared", "differing", "pending", "failing")) {
            table.put("consistency." + number, Kind.NUMBER);
        }
        for (String number : List.of("parked", "held", "due", "fewestTriesOfParked", "mostTries")) {
            table.put("retries." + number, Kind.NUMBER);
        }
        return table;
    }

    /** Every path there is, with {@code sync[n]} for each sync. */
    public static List<String> paths() {
        return List.copyOf(TABLE.keySet());
    }

    /**
     * What stands at a path.
     *
     * @throws Unreadable if there is no such value
     */
    static Kind find(String path) {
        var sync = SYNC.matcher(path);
        String general = sync.matches() ? "sync[n]." + sync.group(2) : path;
        var kind = general.startsWith("sync[n]") && !sync.matches() ? null : TABLE.get(general);
        if (kind == null) {
            String hint = DidYouMean.among(TABLE.keySet(), general)
                    .map(meant -> sync.matches() ? meant.replace("[n]", "[" + sync.group(1) + "]") : meant)
                    .map(meant -> " Did you mean " + meant + "?")
                    .orElse("");
            throw new Unreadable(
                    "%s is not in the results.%s Allowed: %s.".formatted(path, hint, String.join(", ", TABLE.keySet())),
                    0);
        }
        return kind;
    }

    /** The number of the sync that a path speaks of, or 0. */
    static int syncOf(String path) {
        var sync = SYNC.matcher(path);
        return sync.matches() ? Integer.parseInt(sync.group(1)) : 0;
    }
}
