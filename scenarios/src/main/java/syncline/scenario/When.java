package syncline.scenario;

import java.util.List;

/** During what something holds. */
public sealed interface When {
    /** Kinds of steps during which something can hold. */
    List<String> STEPS = List.of("invite", "clicks", "post-process", "devices", "load", "together");

    /** Whether it holds while this goes on. */
    boolean covers(Going going);

    /** Something that goes on, for as long as it does. */
    sealed interface Going {
        /** The run as a whole. */
        record ARun() implements Going {}

        /** A sync: its number, counted from 1, and the scope asked for. */
        record ASync(int number, Step.SyncType type) implements Going {}

        /** A step of a kind, called as in a file. */
        record AStep(String kind) implements Going {}
    }

    /** All the time. */
    record Always() implements When {
        @Override
        public boolean covers(Going going) {
            return going instanceof Going.ARun;
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /** During every sync asked for with this scope. */
    record Scope(Step.SyncType type) implements When {
        @Override
        public boolean covers(Going going) {
            return going instanceof Going.ASync sync && sync.type() == type;
        }

        @Override
        public String toString() {
            return type == Step.SyncType.FULL ? "full" : "incremental";
        }
    }

    /** During one sync, counted from 1. */
    record Numbered(int sync) implements When {
        @Override
        public boolean covers(Going going) {
            return going instanceof Going.ASync other && other.number() == sync;
        }

        @Override
        public String toString() {
            return "sync[" + sync + "]";
        }
    }

    /** During every step of a kind. */
    record Kind(String step) implements When {
        @Override
        public boolean covers(Going going) {
            return going instanceof Going.AStep other && other.kind().equals(step);
        }

        @Override
        public String toString() {
            return step;
        }
    }

    /**
     * Reads {@code always}, {@code full}, {@code incremental}, {@code sync[2]} or a kind of step.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static When parse(String text) {
        return switch (text) {
            case "always" -> new Always();
            case "full" -> new Scope(Step.SyncType.FULL);
            case "incremental" -> new Scope(Step.SyncType.INCREMENTAL);
            default -> {
                if (STEPS.contains(text)) {
                    yield new Kind(text);
                }
                if (!text.matches("sync\\[[1-9]\\d{0,4}]")) {
                    throw new IllegalArgumentException(
                            "must be one of always, full, incremental, %s, or one sync as in sync[2].%s"
                                    .formatted(String.join(", ", STEPS), DidYouMean.hint(STEPS, text)));
                }
                yield new Numbered(Integer.parseInt(text.substring(5, text.length() - 1)));
            }
        };
    }
}
