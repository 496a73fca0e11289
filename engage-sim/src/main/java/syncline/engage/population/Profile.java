package syncline.engage.population;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A profile as Engage stores it, for all Vaults at once.
 *
 * @param revision 1 when it is made, one more with each change
 * @param modifiedAt when it last changed; never decreases
 * @param accounts the account it is associated with, by name of Vault; at most one each
 * @param deletedAt null while it lives
 * @param mergedInto the profile that took its place, when it was deleted by a merge
 * @param testHcpOf the end user who tries things out with it; null for a real person's
 */
public record Profile(
        String id,
        int revision,
        Instant modifiedAt,
        Role role,
        String firstName,
        String lastName,
        @Nullable String displayName,
        @Nullable String title,
        List<String> degrees,
        @Nullable String photoUrl,
        Instant signedUpAt,
        Map<String, String> accounts,
        @Nullable Instant deletedAt,
        @Nullable String mergedInto,
        @Nullable String testHcpOf) {

    public Profile {
        degrees = List.copyOf(degrees);
        accounts = Map.copyOf(accounts);
    }

    /** The name it goes by: the display name, or first and last name where there is none. */
    public String name() {
        return displayName == null || displayName.isEmpty() ? firstName + " " + lastName : displayName;
    }

    /** Whether what the profile does may tell its account of a Vault: it has none there, and is not for tests. */
    public boolean takesAccount(String vault) {
        return testHcpOf == null && !accounts.containsKey(vault);
    }

    /** Whether it is neither deleted nor merged away. */
    public boolean lives() {
        return deletedAt == null;
    }

    /**
     * This profile with some values changed: one revision later if the change makes a difference, and itself if it makes none.
     *
     * @param at when it changes
     */
    public Profile edited(Consumer<ProfileEditor> change, Instant at) {
        var editor = new ProfileEditor(this);
        change.accept(editor);
        return editor.profile(revision, modifiedAt).equals(this) ? this : editor.profile(revision + 1, at);
    }

    /** This profile with values set before anybody has seen it: the revision stays. */
    public Profile completed(Consumer<ProfileEditor> change) {
        var editor = new ProfileEditor(this);
        change.accept(editor);
        return editor.profile(revision, modifiedAt);
    }

    /** This profile one revision later, for a change that shows elsewhere than in its own values. */
    public Profile touched(Instant at) {
        return new ProfileEditor(this).profile(revision + 1, at);
    }
}
