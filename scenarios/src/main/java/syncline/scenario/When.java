package syncline.scenario;

/** During which syncs something holds. */
public sealed interface When {

    /** Whether it holds during sync {@code number}, counted from 1, asked for as {@code type}. */
    boolean covers(int number, Step.SyncType type);

    /** During every sync, and between them. */
    record Always() implements When {
        @Override
        public boolean covers(int number, Step.SyncType type) {
            return true;
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /** During every sync asked for with this scope. */
    record Scope(Step.SyncType type) implements When {
        @Override
        public boolean covers(int number, Step.SyncType asked) {
            return type == asked;
        }

        @Override
        public String toString() {
            return type == Step.SyncType.FULL ? "full" : "incremental";
        }
    }

    /** During one sync, counted from 1. */
    record Numbered(int sync) implements When {
        @Override
        public boolean covers(int number, Step.SyncType type) {
            return number == sync;
        }

        @Override
        public String toString() {
            return "sync[" + sync + "]";
        }
    }

    /**
     * Reads {@code always}, {@code full}, {@code incremental} or {@code sync[2]}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static When parse(String text) {
        return switch (text) {
            case "always" -> new Always();
            case "full" -> new Scope(Step.SyncType.FULL);
            case "incremental" -> new Scope(Step.SyncType.INCREMENTAL);
            default -> {
                if (!text.matches("sync\\[[1-9]\\d{0,4}]")) {
                    throw new IllegalArgumentException(
                            "must be one of always, full, incremental, or one sync as in sync[2]");
                }
                yield new Numbered(Integer.parseInt(text.substring(5, text.length() - 1)));
            }
        };
    }
}
