package syncline.sync.engage;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What the popover asks of Engage Connect. A stage fails with {@link EngageUnavailable} when Engage does not answer as it should. */
public interface EngageDesk {
    /** What an end user may do. */
    record Settings(boolean digitalBusinessCard, String communicationChannel) {}

    /** The settings of an end user, empty if Engage does not know the user. */
    CompletionStage<Optional<Settings>> settings(String username);

    /** The profiles to which an invite of the user waits for its answer. */
    CompletionStage<Set<String>> invited(String username);
}
