package syncline.sync.share;

import java.util.Arrays;
import java.util.Optional;

/** From where a user opens the share modal. */
public enum EntryPoint {
    /** The Engage tab (I3). */
    ENGAGE_TAB("engage-tab", false),
    /** The Engage profile indicator of an HCP's account (I4). */
    INDICATOR("indicator", true),
    /** The More Actions menu, My Accounts or Account Details of an HCP's account (I5). */
    ACCOUNT("account", true),
    /** The component Share Digital Business Card of the home page (I6). */
    HOME("home", false);

    private final String label;
    private final boolean account;

    EntryPoint(String label, boolean account) {
        this.label = label;
        this.account = account;
    }

    /** Its name in the admin API. */
    public String label() {
        return label;
    }

    /** Whether what is shared from there is for one account. */
    public boolean isOfAccount() {
        return account;
    }

    /** The entry point of that name, if it is one. */
    public static Optional<EntryPoint> named(String label) {
        return Arrays.stream(values())
                .filter(entry -> entry.label.equals(label))
                .findFirst();
    }
}
