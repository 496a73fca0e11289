package syncline.sync.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as a user's device holds it.
 *
 * @param statusReadable whether the user may read engage_profile_status__v, by which the icon goes (G13)
 * @param status its value, null for an empty one (H4)
 * @param profiles the rows that point to the account
 * @param connections rows that point to these profiles, those of other users among them (H29)
 */
public record HeldAccount(
        String id,
        boolean statusReadable,
        @Nullable String status,
        List<Profile> profiles,
        List<Connection> connections) {
    /** What {@link #status} says when a live profile is linked (H4). */
    public static final String ACTIVE = "active__v";

    /**
     * A profile row on the device.
     *
     * @param id of the row
     * @param externalId Engage's id
     * @param name display name, or the name of the row where that is missing
     * @param status its connection_status__v
     * @param photoUrl a link, null if there is no photo
     */
    public record Profile(
            String id,
            String externalId,
            String name,
            @Nullable String firstName,
            @Nullable String lastName,
            Status status,
            @Nullable String photoUrl) {}

    /** connection_status__v, with the label that the popover shows (H28). */
    public enum Status {
        CONNECTED("Connected"),
        NOT_CONNECTED("Not Connected"),
        DELETED("Deleted");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The status of that name in the CRM, as in {@code not_connected__v}. */
        public static Status named(@Nullable String apiName) {
            return switch (String.valueOf(apiName)) {
                case "connected__v" -> CONNECTED;
                case "deleted__v" -> DELETED;
                default -> NOT_CONNECTED;
            };
        }
    }

    /** A connection row on the device: from a user's record to a profile's row. */
    public record Connection(String fromUser, String toProfile, boolean active) {}
}
