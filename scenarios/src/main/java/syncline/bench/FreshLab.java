package syncline.bench;

import java.util.UUID;
import syncline.lab.LabClock;
import syncline.run.Progress;
import syncline.runner.Lab;
import syncline.runner.LabSettings;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

/** The labs that are measured: the same people in each, of some size. */
final class FreshLab {
    /** Enough for those whose invites are opened. */
    static final Size FEW = new Size(100, 100, 100, 100);

    private static final long SEED = 42;

    private FreshLab() {}

    /** Starts one that keeps its data there, after collecting what earlier ones left: none is to pay for the garbage of another. */
    static Lab start(Size size, Storage place) {
        System.gc();
        var settings = new LabSettings(
                size, SEED, LabSettings.Ports.FREE, UUID.randomUUID().toString(), place, 2);
        return Lab.start(settings, LabClock.system(), Progress.SILENT);
    }
}
