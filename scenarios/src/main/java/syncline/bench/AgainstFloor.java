package syncline.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import syncline.runner.Storage;

/**
 * Measures live work against the floor of plain JDBC that writes the same rows, in one JVM: the work once to warm up, then the floor, then
 * the work, each several times over in empty databases; medians are compared.
 *
 * @param repeats how often each is measured
 * @param storage makes an empty place for the databases, by a name
 * @param say told each measurement as a line
 */
record AgainstFloor(int repeats, Function<String, Storage> storage, Consumer<String> say) {
    /** Work that is measured twice in a lab of its own. */
    interface Work {
        Live in(Storage place) throws IOException, InterruptedException;
    }

    /** Takes the rows that the work has written. */
    interface Taking {
        Floor from(Storage written) throws SQLException;
    }

    /**
     * The work in one lab.
     *
     * @param again the same once more
     */
    record Live(Rate first, Rate again) {}

    /** Runs it all; takes minutes. {@code words} are for a measurement of the work, with places for both of its rates. */
    FloorFigures run(Work work, Taking rows, String words) throws IOException, InterruptedException, SQLException {
        var written = empty();
        say("warm-up", work.in(written), words);
        var floors = floors(rows.from(written));
        var first = new ArrayList<Rate>();
        var again = new ArrayList<Rate>();
        for (int i = 0; i < repeats; i++) {
            var place = empty();
            var live = work.in(place);
            place.forget();
            first.add(live.first());
            again.add(live.again());
            say("live", live, words);
        }
        return new FloorFigures(Rate.median(floors), Rate.median(first), Rate.median(again));
    }

    private List<Rate> floors(Floor floor) throws SQLException {
        var floors = new ArrayList<Rate>();
        for (int i = 0; i < repeats; i++) {
            var place = empty();
            floors.add(floor.write(place.sync(), place.crm()));
            place.forget();
            say.accept("floor   " + floors.getLast());
        }
        return floors;
    }

    private void say(String what, Live live, String words) {
        say.accept("%-7s ".formatted(what) + words.formatted(live.first(), live.again()));
    }

    private Storage empty() {
        return storage.apply("bench-" + UUID.randomUUID());
    }
}
