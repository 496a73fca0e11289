package syncline.sync.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.sync.indicator.HeldAccount.Profile;
import syncline.sync.indicator.HeldAccount.Status;

/**
 * What a device shows of Engage on an account.
 *
 * @param icon on the account's own screen
 * @param places the icon wherever the account is shown (H3)
 * @param popover what tapping opens: an entry for each profile (H5)
 * @param share whether Share Engage Invite Link is offered (H2, H23)
 * @param why there is no indicator, null if there is one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Indicator(
        Icon icon,
        Map<Place, Icon> places,
        List<Entry> popover,
        boolean share,
        @Nullable String why) {

    /** How the indicator looks. */
    public enum Icon {
        /** A live profile is linked (H1). */
        @JsonProperty("shown")
        SHOWN,
        /** None is; it can still be tapped (H2). */
        @JsonProperty("greyed")
        GREYED,
        /** There is no indicator. */
        @JsonProperty("none")
        NONE
    }

    /** Where an account is shown (H3). */
    public enum Place {
        @JsonProperty("account_details")
        ACCOUNT_DETAILS,
        @JsonProperty("my_accounts_list")
        MY_ACCOUNTS_LIST,
        @JsonProperty("my_accounts_table")
        MY_ACCOUNTS_TABLE,
        @JsonProperty("child_accounts")
        CHILD_ACCOUNTS
    }

    /**
     * A profile in the popover (H6).
     *
     * @param profile Engage's id
     * @param status what stands there for {@link Action#CONNECTION_STATUS}, else null (H28)
     * @param thread the profile whose chat thread in the Engage tab a tap opens, null unless it is {@link Action#CHAT} (H22)
     * @param share whether Share Engage Invite Link stands beside it (H23)
     */
    public record Entry(
            String profile,
            String displayName,
            Photo photo,
            Action action,
            @Nullable String status,
            @Nullable String thread,
            boolean share) {}

    /**
     * Who looks.
     *
     * @param id of the user's record in the CRM
     * @param may what Engage lets the user do, null without an Engage licence (G14)
     * @param invited the profiles, by Engage's id, to which an invite of the user is pending
     */
    public record Viewer(String id, @Nullable Entitlements may, Set<String> invited) {}

    /** No indicator at all, for a reason. */
    public static Indicator none(String why) {
        return new Indicator(Icon.NONE, places(Icon.NONE), List.of(), false, why);
    }

    /** What {@code viewer} sees of an account with the photos that are on the device. */
    public static Indicator of(HeldAccount account, Viewer viewer, Photos photos) {
        var may = viewer.may();
        if (may == null) {
            return none("The user has no Engage licence (G14).");
        }
        if (!account.statusReadable()) {
            return none("The user may not read engage_profile_status__v of accounts (G13).");
        }
        var icon = HeldAccount.ACTIVE.equals(account.status()) ? Icon.SHOWN : Icon.GREYED;
        var popover = account.profiles().stream()
                .filter(profile -> profile.status() != Status.DELETED)
                .map(profile -> entry(account, profile, viewer, may, photos))
                .toList();
        return new Indicator(icon, places(icon), popover, may.invites(), null);
    }

    private static Entry entry(HeldAccount account, Profile profile, Viewer viewer, Entitlements may, Photos photos) {
        boolean connected = account.connections().stream()
                .anyMatch(c -> c.active()
                        && c.fromUser().equals(viewer.id())
                        && c.toProfile().equals(profile.id()));
        boolean invited = viewer.invited().contains(profile.externalId());
        var action = Action.of(may.digitalBusinessCard(), may.writes(), connected, invited);
        String status = connected ? Status.CONNECTED.label() : profile.status().label();
        return new Entry(
                profile.externalId(),
                profile.name(),
                photos.of(profile),
                action,
                action == Action.CONNECTION_STATUS ? status : null,
                action == Action.CHAT ? profile.externalId() : null,
                may.invites());
    }

    /** A greyed indicator is on the account's own screen only (H2). */
    private static Map<Place, Icon> places(Icon icon) {
        var places = new EnumMap<Place, Icon>(Place.class);
        for (Place place : Place.values()) {
            boolean everywhere = icon == Icon.SHOWN || place == Place.ACCOUNT_DETAILS;
            places.put(place, everywhere ? icon : Icon.NONE);
        }
        return places;
    }
}
