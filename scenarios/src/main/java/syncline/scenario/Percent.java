package syncline.scenario;

import java.math.BigDecimal;

/**
 * A share of something, written as {@code 0.3%}.
 *
 * @param of how many of a hundred, 0 to 100
 */
public record Percent(BigDecimal of) implements Comparable<Percent> {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The whole. */
    public static final Percent ALL = new Percent(HUNDRED);

    /**
     * @throws IllegalArgumentException if it is below 0 or over 100
     */
    public Percent {
        if (of.signum() < 0 || of.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("must be from 0% to 100%");
        }
        of = of.signum() == 0 ? BigDecimal.ZERO : of.stripTrailingZeros();
    }

    /**
     * Reads {@code 0.3%}.
     *
     * @throws IllegalArgumentException if it is no percent or outside 0 to 100
     */
    public static Percent parse(String text) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})? ?%")) {
            throw new IllegalArgumentException("must be a percent from 0% to 100%, such as 0.3%");
        }
        return new Percent(new BigDecimal(text.substring(0, text.length() - 1).strip()));
    }

    /** The share as a number from 0 to 1. */
    public double fraction() {
        return of.movePointLeft(2).doubleValue();
    }

    @Override
    public int compareTo(Percent other) {
        return of.compareTo(other.of);
    }

    @Override
    public String toString() {
        return of.toPlainString() + "%";
    }
}
