package syncline.cli;

import picocli.CommandLine.Option;
import syncline.scenario.Population.Size;

/** How many people a bench has. */
final class BenchSize {
    @Option(names = "--profiles", description = "Default: ${DEFAULT-VALUE}.")
    int profiles;

    /** So many profiles unless told otherwise. */
    BenchSize(int profiles) {
        this.profiles = profiles;
    }

    Size size() {
        return new Size(profiles / 12, profiles * 10, profiles, profiles * 5 / 3);
    }

    /** Profiles and connections. */
    int records() {
        return size().profiles() + size().connections();
    }
}
