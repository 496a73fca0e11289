package syncline.sync.replay;

/** Why a history cannot tell how a record would have fared under other rules: the CRM, or Engage, was not asked for it. */
public enum NotKnown {
    /** It would have been read and tried once more. */
    TRIED_AGAIN("would have been tried again, and the CRM's answer is not known"),
    /** It would have been sent where it was not, or with other fields. */
    SENT_OTHERWISE("would have been sent otherwise, and the CRM's answer is not known"),
    /** Whether its profile has a row depends on an answer that is not known. */
    PROFILE_NOT_KNOWN("wait for a profile of which nobody knows whether it would have a row"),
    /** It was handled in a sync, or a part of one, that would not have taken place; a later one would have met it. */
    MET_LATER("would have been met by a later sync only, as it was then");

    private final String words;

    NotKnown(String words) {
        this.words = words;
    }

    /** What is to be said of such records, after their number. */
    public String words() {
        return words;
    }
}
