package syncline.sync.engage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.share.SentMessage.Link;

/** Where links are made. A stage fails with {@link EngageUnavailable} when Engage does not answer as it should. */
public interface EngageLinks {
    /** The most links of one call. */
    int MOST = 500;

    /**
     * A link that a user wants.
     *
     * @param mobileId the same when it is asked for again: it brings the link that was made, and no other
     * @param account null for none
     * @param via the option it is shared by, as the CRM names it
     */
    record Wanted(
            String mobileId, String username, @Nullable String account, String via) {}

    /** What came of a wish. */
    sealed interface Made {
        /** The link. */
        record Shared(Link link) implements Made {}

        /** There is none, and why. */
        record Refused(String why) implements Made {}
    }

    /** Makes up to 500 links; the answers are in the order of the wishes. */
    CompletionStage<List<Made>> links(List<Wanted> wishes);

    /** Makes up to 500 passes for a wallet; the answers are in the order of the wishes. */
    CompletionStage<List<Made>> passes(List<Wanted> wishes);
}
