package syncline.runner;

import syncline.scenario.Population.Size;

/**
 * What a lab is made of.
 *
 * @param size who there is at the start
 * @param ports where its parts listen
 * @param password the integration user's; never shown
 * @param partitions how many slices a sync works on at once, at least 1
 */
public record LabSettings(Size size, long seed, Ports ports, String password, Storage storage, int partitions) {

    /** Where the parts listen on the loopback address, 0 for any free port. */
    public record Ports(int engage, int crm, int admin) {
        /** Any free ones. */
        public static final Ports FREE = new Ports(0, 0, 0);
    }

    @Override
    public String toString() {
        return "LabSettings[%s, seed %d, %s]".formatted(size, seed, storage.words());
    }
}
