package syncline.report;

/** How many hits came from whom, as the load generator knows it; the sync does not. */
public record HitLabels(long person, long preview, long scanner, long none) {
    /** All of them. */
    public long total() {
        return person + preview + scanner + none;
    }
}
