package syncline.load.arrivals;

/** Deals a number out evenly over places, as Gatling does. */
final class Shares {
    private Shares() {}

    /** What each of {@code places} gets of {@code total}; earlier places are served first. */
    static int[] of(long total, int places) {
        int[] shares = new int[places];
        long dealt = 0;
        for (int place = 0; place < places; place++) {
            long upTo = place == places - 1 ? total : (long) Math.ceil((double) total / places * (place + 1));
            shares[place] = Math.toIntExact(upTo - dealt);
            dealt = upTo;
        }
        return shares;
    }
}
