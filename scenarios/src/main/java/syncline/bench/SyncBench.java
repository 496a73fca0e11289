package syncline.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

/**
 * Measures a full sync of fresh records, live, against its floor, and one of the same records once more, all of them unchanged.
 *
 * @param size how many records
 * @param repeats how often each is measured
 * @param storage makes an empty place for the databases, by a name
 * @param say told each measurement as a line
 */
public record SyncBench(Size size, int repeats, Function<String, Storage> storage, Consumer<String> say) {
    /** Runs it all; takes minutes. */
    public FloorFigures run() throws IOException, InterruptedException, SQLException {
        return new AgainstFloor(repeats, storage, say).run(this::live, Floor::ofSync, "%s; once more over the same %s");
    }

    private AgainstFloor.Live live(Storage place) throws IOException, InterruptedException {
        try (var lab = FreshLab.start(size, place);
                var syncs = new MeasuredSyncs(lab)) {
            return new AgainstFloor.Live(
                    syncs.sync("full").rate(), syncs.sync("full").rate());
        }
    }
}
