package syncline.sync.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.ProfileRow.Status;

/** From an Engage profile to its row: who is in scope (B), which field holds what (C4 to C17), and what deletion leaves (D). */
final class ProfileMapping {
    static final String DELETED_NAME = "Deleted User";

    private ProfileMapping() {}

    /**
     * B1, B2 and B7; a profile deleted before it ever had a row never gets one (D13).
     *
     * @param mayHaveRow whether the Vault has, or may have, a row of it
     */
    static boolean inScope(EngageProfile profile, boolean mayHaveRow) {
        return mayHaveRow || enters(profile);
    }

    /** B1 to B6 and D13: in scope by itself, so that a row may be made. */
    static boolean enters(EngageProfile profile) {
        boolean reachesVault = profile.vaultConnections() > 0;
        boolean reachesCompany = emptyToNull(profile.account()) != null && profile.companyConnections() > 0;
        return !profile.deleted() && (reachesVault || reachesCompany);
    }

    /**
     * The row of a profile.
     *
     * @param written what the CRM holds, or null
     * @param at when it is written, for C6 and D5
     * @param account what became of its account (C23, C24), or null if it has none
     */
    static ProfileRow row(
            EngageProfile profile, @Nullable ProfileRow written, Instant at, @Nullable VaultAccount account) {
        return profile.deleted() ? deletedRow(profile, written, at) : livingRow(profile, written, at, account);
    }

    private static ProfileRow livingRow(
            EngageProfile profile, @Nullable ProfileRow written, Instant at, @Nullable VaultAccount account) {
        Status status = profile.companyConnections() > 0 ? Status.CONNECTED : Status.NOT_CONNECTED;
        return new ProfileRow(
                profile.id(),
                objectType(profile, written),
                name(profile),
                status,
                statusUpdatedAt(status, written, at),
                account == null ? null : account.field(written),
                profile.degrees().isEmpty() ? null : String.join(";", profile.degrees()),
                emptyToNull(profile.displayName()),
                profile.signedUpAt(),
                emptyToNull(profile.firstName()),
                emptyToNull(profile.lastName()),
                emptyToNull(profile.photoUrl()),
                emptyToNull(profile.title()));
    }

    /** D3 to D7: everything is cleared but the key and the type. */
    private static ProfileRow deletedRow(EngageProfile profile, @Nullable ProfileRow written, Instant at) {
        return new ProfileRow(
                profile.id(),
                objectType(profile, written),
                DELETED_NAME,
                Status.DELETED,
                statusUpdatedAt(Status.DELETED, written, at),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** C6 and D10: the time moves only with the status. */
    private static Instant statusUpdatedAt(Status status, @Nullable ProfileRow written, Instant at) {
        return written != null && written.status() == status ? written.statusUpdatedAt() : at;
    }

    /** C2 and D7: given at creation, and kept. */
    private static String objectType(EngageProfile profile, @Nullable ProfileRow written) {
        if (written != null) {
            return written.objectType();
        }
        return switch (profile.role()) {
            case HCP -> "engage_hcp_profile__v";
            case STAFF -> "engage_staff_profile__v";
        };
    }

    /** C14: the display name, or first and last name where there is none. */
    private static String name(EngageProfile profile) {
        String display = emptyToNull(profile.displayName());
        if (display != null) {
            return display;
        }
        String first = profile.firstName() == null ? "" : profile.firstName();
        String last = profile.lastName() == null ? "" : profile.lastName();
        return (first + " " + last).strip();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
