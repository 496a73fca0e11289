package syncline.engage.population;

import syncline.lab.UserError;

/**
 * How large a seeded population is.
 *
 * @param users end users, 1 to 99,999
 * @param accounts accounts of the CRM, 0 to 2,000,000,000; profiles are linked to some of them
 * @param profiles profiles, 0 to 100,000,000
 * @param connections connections; at least one and at most one per user for each profile
 */
public record PopulationSize(int users, int accounts, int profiles, long connections) {
    /** One brand in one small country. */
    public static final PopulationSize SMALL = new PopulationSize(150, 20_000, 1_000, 1_600);

    /** One large country. */
    public static final PopulationSize MEDIUM = new PopulationSize(2_500, 300_000, 30_000, 50_000);

    /** A global company. */
    public static final PopulationSize LARGE = new PopulationSize(12_000, 2_000_000, 150_000, 250_000);

    /**
     * @throws UserError if a number is out of its bounds
     */
    public PopulationSize {
        check("users", users, 1, 99_999);
        check("accounts", accounts, 0, 2_000_000_000);
        check("profiles", profiles, 0, 100_000_000);
        check("connections", connections, profiles, (long) profiles * Math.min(users, Population.MOST_CONNECTIONS));
    }

    private static void check(String what, long number, long least, long most) {
        if (number < least || number > most) {
            throw new UserError(
                    "A population like this has %,d to %,d %s, not %,d.".formatted(least, most, what, number));
        }
    }
}
