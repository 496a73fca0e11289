package syncline.sync.share;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row that a shared link has in the CRM: the fields I18 to I30, other than the name, which the CRM gives.
 *
 * @param mobileId the id by which a share that is sent again is known (I25, I35)
 * @param user the sender's record in the CRM, and the row's owner
 * @param account null from the Engage tab and the home page (I20)
 * @param pickedAt when the option was picked, or the QR code made (I22)
 */
public record SentMessage(
        String mobileId,
        String user,
        @Nullable String account,
        Platform platform,
        SharingOption option,
        Instant pickedAt,
        Link link) {
    private static final String TYPE = "engage_connection_invite__v";

    /**
     * What Engage made.
     *
     * @param id by which Engage knows it (I30)
     * @param full the whole URL (I23)
     * @param shortened null if it could not be shortened, in which case the full one is sent (I24)
     * @param details why it could not be; null if it could (I28)
     */
    public record Link(
            String id,
            String full,
            @Nullable String shortened,
            @Nullable String details) {}

    /** The row as the CRM takes it. */
    public Map<String, @Nullable Object> row() {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("mobile_id__v", mobileId);
        row.put("object_type__v.api_name__v", TYPE);
        row.put("transaction_type__v", TYPE);
        row.put("account__v", account);
        row.put("user__v", user);
        row.put("ownerid__v", user);
        row.put("capture_datetime__v", pickedAt);
        row.put("engage_link__v", link.full());
        row.put("shortened_engage_link__v", link.shortened());
        row.put("details__v", link.details());
        row.put("sent_from_platform__v", platform.label());
        row.put("sent_via__v", option.via());
        row.put("vexternal_id__v", link.id());
        return row;
    }
}
