package syncline.engage.directory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import syncline.lab.LabClock;

/** The offset of the lab's clock, beside the changes that carry its times. */
record KeptOffset(Directory directory) implements LabClock.Keeper {
    private static final String CLOCK_OFFSET = "clock offset";

    @Override
    public Duration kept() {
        try (Snapshot snapshot = directory.snapshot()) {
            return new StateTable(snapshot.sql())
                    .value(CLOCK_OFFSET)
                    .map(Duration::parse)
                    .orElse(Duration.ZERO);
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }

    @Override
    public void keep(Duration offset) {
        directory.write(Set.of(), desk -> {
            desk.state().set(CLOCK_OFFSET, offset.toString());
            return offset;
        });
    }
}
