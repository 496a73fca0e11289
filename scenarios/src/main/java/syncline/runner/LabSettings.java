package syncline.runner;

import syncline.scenario.Population;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.sync.rules.RuleSettings;

/**
 * What a lab is made of.
 *
 * @param population who there is at the start
 * @param seed of what is made up
 * @param ports where its parts listen
 * @param password the integration user's; never shown
 * @param partitions how many slices a sync works on at once, at least 1
 * @param rules which readings of the rule book its syncs follow
 */
public record LabSettings(
        Population population,
        long seed,
        Ports ports,
        String password,
        Storage storage,
        int partitions,
        RuleSettings rules) {

    /** A lab with people made up to these numbers, and the readings chosen. */
    public LabSettings(Size size, long seed, Ports ports, String password, Storage storage, int partitions) {
        this(Population.of(size), seed, ports, password, storage, partitions, RuleSettings.CHOSEN);
    }

    /** The lab of a scenario. */
    public LabSettings(Scenario scenario, Ports ports, String password, Storage storage, int partitions) {
        this(
                scenario.population(),
                scenario.seed(),
                ports,
                password,
                storage,
                partitions,
                scenario.rules().settings());
    }

    /** Where the parts listen on the loopback address, 0 for any free port. */
    public record Ports(int engage, int crm, int admin) {
        /** Any free ones. */
        public static final Ports FREE = new Ports(0, 0, 0);
    }

    @Override
    public String toString() {
        return "LabSettings[%s, seed %d, %s]".formatted(population.size(), seed, storage.words());
    }
}
