package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Who there is at the start: a preset, and any of its numbers replaced. */
public record Population(
        @About("small, medium (one large country) or large (global)") @Default("small")
        Preset preset,

        @About("End users of the CRM") @Between(min = "1", max = "99999") @Nullable
        Integer users,

        @About("Accounts in the CRM") @Between(min = "1", max = "20000000") @Nullable
        Integer accounts,

        @About("Profiles in Engage, all in scope") @Between(min = "1", max = "10000000") @Nullable
        Integer profiles,

        @About("Connections, at least one of each profile; 1.6 of each when only profiles are given")
        @Between(min = "1", max = "50000000")
        @Nullable
        Integer connections) {

    /** Connections of a profile, on average, when nobody says otherwise. */
    private static final double CONNECTIONS_OF_A_PROFILE = 1.6;

    /** Named sizes of real installations. */
    public enum Preset {
        @JsonProperty("small")
        SMALL(150, 20_000, 1_000, 1_600),
        @JsonProperty("medium")
        MEDIUM(2_500, 300_000, 30_000, 50_000),
        @JsonProperty("large")
        LARGE(12_000, 2_000_000, 150_000, 250_000);

        private final int users;
        private final int accounts;
        private final int profiles;
        private final int connections;

        Preset(int users, int accounts, int profiles, int connections) {
            this.users = users;
            this.accounts = accounts;
            this.profiles = profiles;
            this.connections = connections;
        }
    }

    /** How many there are of each, all at least 1. */
    public record Size(int users, int accounts, int profiles, int connections) {}

    /** The numbers with the preset filled in. */
    public Size size() {
        int howManyProfiles = profiles == null ? preset.profiles : profiles;
        int usual = profiles == null ? preset.connections : (int) Math.round(profiles * CONNECTIONS_OF_A_PROFILE);
        return new Size(
                users == null ? preset.users : users,
                accounts == null ? preset.accounts : accounts,
                howManyProfiles,
                connections == null ? usual : connections);
    }
}
