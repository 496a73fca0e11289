package syncline.engage.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import syncline.engage.directory.Refusal;
import syncline.engage.directory.Slices;
import syncline.engage.feed.FeedQuery;

/** Records asked for by their ids, as one Vault sees them and of one slice alone. */
record Wanted(String vault, List<String> ids, int slice, int slices) {
    private static final Set<String> FIELDS = Set.of("vault", "ids", "slice", "slices");

    /**
     * Reads a body.
     *
     * @throws Refusal if a field is unknown, wrong or missing
     */
    static Wanted of(JsonNode body) {
        var fields = Fields.of(body, FIELDS);
        return new Wanted(
                fields.text("vault", Routing.LONGEST_NAME),
                fields.texts("ids", Routing.MOST_IDS, Routing.LONGEST_ID),
                fields.count("slice", FeedQuery.MOST_SLICES - 1, 0),
                Math.max(1, fields.count("slices", FeedQuery.MOST_SLICES, 1)));
    }

    boolean inSlice(String profileId) {
        return Slices.of(profileId, slices) == slice;
    }
}
