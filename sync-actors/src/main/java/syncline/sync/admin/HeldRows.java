package syncline.sync.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.indicator.HeldAccount;
import syncline.sync.indicator.HeldAccount.Connection;
import syncline.sync.indicator.HeldAccount.Profile;
import syncline.sync.indicator.HeldAccount.Status;
import syncline.sync.vault.CrmDesk.DeviceAccount;

/** The rows of a device as the indicator needs them. A field that the user may not read is missing in its row. */
final class HeldRows {
    private static final String STATUS = "engage_profile_status__v";

    private HeldRows() {}

    static HeldAccount account(DeviceAccount held) {
        return new HeldAccount(
                text(held.account(), "id", ""),
                held.account().containsKey(STATUS),
                text(held.account(), STATUS),
                held.profiles().stream().map(HeldRows::profile).toList(),
                held.connections().stream().map(HeldRows::connection).toList());
    }

    /** The profiles of the account, by Engage's id, if the user has shared a link with it; else none. */
    static List<String> profilesSharedWith(DeviceAccount held, String user) {
        boolean shared = held.timeline().stream().anyMatch(message -> user.equals(text(message, "user__v")));
        return shared
                ? held.profiles().stream()
                        .map(profile -> text(profile, "vexternal_id__v", ""))
                        .toList()
                : List.of();
    }

    private static Profile profile(Map<String, @Nullable Object> row) {
        return new Profile(
                text(row, "id", ""),
                text(row, "vexternal_id__v", ""),
                text(row, "display_name__v", text(row, "name__v", "")),
                text(row, "first_name__v"),
                text(row, "last_name__v"),
                Status.named(text(row, "connection_status__v")),
                text(row, "profile_photo_url__v"));
    }

    private static Connection connection(Map<String, @Nullable Object> row) {
        return new Connection(
                text(row, "from_user__v", ""),
                text(row, "to_engage_profile__v", ""),
                Boolean.TRUE.equals(row.get("active__v")));
    }

    private static String text(Map<String, @Nullable Object> row, String field, String otherwise) {
        String value = text(row, field);
        return value == null ? otherwise : value;
    }

    /** A picklist may come as a list of names. */
    private static @Nullable String text(Map<String, @Nullable Object> row, String field) {
        Object value = row.get(field);
        if (value instanceof List<?> names) {
            return names.isEmpty() ? null : String.valueOf(names.getFirst());
        }
        return value == null ? null : value.toString();
    }
}
