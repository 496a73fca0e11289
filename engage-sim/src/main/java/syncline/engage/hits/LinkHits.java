package syncline.engage.hits;

/**
 * How often one link was opened.
 *
 * @param link the link's number
 */
public record LinkHits(int link, long clicks, long scans) {
    static LinkHits of(int link, StoredHit.Kind kind, long hits) {
        return switch (kind) {
            case CLICK -> new LinkHits(link, hits, 0);
            case SCAN -> new LinkHits(link, 0, hits);
        };
    }
}
