package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.ProfileExport;

/** Who there is at the start: people made up to a preset, any of its numbers replaced, or the people of a file. */
public record Population(
        @About("small (which it is when nothing is said), medium (one large country) or large (global)") @Nullable
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
        Integer connections,

        @About(
                "A CSV file with profiles, users and connections of your own, in place of all else; its path is relative to this file")
        @Nullable
        String from) {

    /** The Vault of every lab; users of a file that name none work in it. */
    public static final String VAULT = "syncline";

    /** The company of that Vault. */
    public static final String COMPANY = "syncline";

    /** Connections of a profile, on average, when nobody says otherwise. */
    private static final double CONNECTIONS_OF_A_PROFILE = 1.6;

    /** Named sizes of real installations. */
    public enum Preset {
        @JsonProperty("small")
        SMALL,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("large")
        LARGE;

        private PopulationSize size() {
            return switch (this) {
                case SMALL -> PopulationSize.SMALL;
                case MEDIUM -> PopulationSize.MEDIUM;
                case LARGE -> PopulationSize.LARGE;
            };
        }
    }

    /** How many there are of each; all at least 1 of those made up. */
    public record Size(int users, int accounts, int profiles, int connections) {}

    /** People made up to these numbers. */
    public static Population of(Size size) {
        return new Population(null, size.users(), size.accounts(), size.profiles(), size.connections(), null);
    }

    /**
     * Everybody there is.
     *
     * @param seed of those made up
     * @throws syncline.lab.UserError with every bad line of the file
     */
    public syncline.engage.population.Population people(long seed) {
        if (from != null) {
            return ProfileExport.read(Path.of(from), VAULT, COMPANY);
        }
        var size = size();
        return syncline.engage.population.Population.seeded(
                new PopulationSize(size.users(), size.accounts(), size.profiles(), size.connections()),
                seed,
                VAULT,
                COMPANY);
    }

    /**
     * This population of a file, with the file's numbers.
     *
     * @param folder which the file's path is relative to
     * @throws syncline.lab.UserError with every bad line of the file
     */
    Population counted(Path folder) {
        String file = folder.resolve(String.valueOf(from)).normalize().toString();
        var people = new Population(null, null, null, null, null, file).people(0);
        return new Population(
                null,
                people.userCount(),
                Math.toIntExact(people.linkedAccounts().count()),
                people.profiles(),
                Math.toIntExact(people.connections()),
                file);
    }

    /** The numbers with the preset filled in. */
    public Size size() {
        var usual = (preset == null ? Preset.SMALL : preset).size();
        long usualConnections =
                profiles == null ? usual.connections() : Math.round(profiles * CONNECTIONS_OF_A_PROFILE);
        return new Size(
                users == null ? usual.users() : users,
                accounts == null ? usual.accounts() : accounts,
                profiles == null ? usual.profiles() : profiles,
                connections == null ? Math.toIntExact(usualConnections) : connections);
    }
}
