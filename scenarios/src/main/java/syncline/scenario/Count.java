package syncline.scenario;

/** How many of something: a number, or a percent of what there is. */
public sealed interface Count {

    /** That many of {@code all} things, rounded to the nearest whole number. */
    int of(int all);

    /** A plain number, 0 to 10,000,000. */
    record Exactly(int number) implements Count {
        @Override
        public int of(int all) {
            return number;
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /** A share. */
    record Share(Percent percent) implements Count {
        @Override
        public int of(int all) {
            return (int) Math.round(percent.fraction() * all);
        }

        @Override
        public String toString() {
            return percent.toString();
        }
    }

    /**
     * Reads {@code 20} or {@code 1%}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Count parse(String text) {
        if (text.endsWith("%")) {
            return new Share(Percent.parse(text));
        }
        if (!text.matches("\\d{1,8}") || Integer.parseInt(text) > 10_000_000) {
            throw new IllegalArgumentException("must be a number from 0 to 10,000,000 or a percent such as 1%");
        }
        return new Exactly(Integer.parseInt(text));
    }
}
