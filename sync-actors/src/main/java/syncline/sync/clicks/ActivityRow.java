package syncline.sync.clicks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.RuleSettings.WalletActivity;

/** The row of message_activity__v that a hit becomes; the CRM numbers it itself (J11). */
public final class ActivityRow {
    /** The reference to the invite's row, by its key. */
    public static final String INVITE = "sent_message__vr.vexternal_id__v";

    private ActivityRow() {}

    /** The fields to write for a hit (J1 to J10), {@code client} being what its user agent tells. */
    public static Map<String, @Nullable Object> fields(Hit hit, Client client, WalletActivity wallet) {
        var fields = new LinkedHashMap<String, @Nullable Object>(16);
        fields.put(CrmRow.KEY, hit.id());
        fields.put("object_type__v.api_name__v", "message_activity__v");
        fields.put("activity__v", activity(hit.kind(), wallet));
        fields.put("activity_datetime__v", hit.at());
        fields.put("ip_address__v", hit.ip());
        fields.put("user_agent__v", hit.userAgent());
        fields.put("client_name__v", client.name());
        fields.put("client_os__v", client.os());
        fields.put("client_type__v", client.type().crmName());
        fields.put("client_device__v", client.device().crmName());
        fields.put(INVITE, hit.link());
        return fields;
    }

    /** J2, and J19 for a pass. */
    private static String activity(Hit.Kind kind, WalletActivity wallet) {
        return switch (kind) {
            case CLICK -> "clicked__v";
            case SCAN ->
                switch (wallet) {
                    case CLICKED -> "clicked__v";
                    case VIEWED -> "viewed__v";
                };
        };
    }
}
