package syncline.bench;

import static syncline.bench.TimedVirtualLab.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import syncline.bench.VirtualBench.Rate;
import syncline.sync.rules.Scope;

/**
 * How fast syncs in virtual time are where records are not simply in step, and what heap each such record takes beside what it takes
 * in step: all profiles changed, then all connections; a tenth refused at random, and those refused again, until they are parked. To what
 * is refused belong the connections that wait for their profile.
 */
public final class RecordStates {
    private static final double REFUSED = 0.1;

    private final Consumer<String> say;

    /** @param say told each figure as soon as it is known */
    public RecordStates(Consumer<String> say) {
        this.say = say;
    }

    /**
     * What one kind of records takes.
     *
     * @param rate of the sync that made them so
     * @param records that are so
     * @param bytes of heap for each, beside those in step
     * @param inEngage of these, what Engage alone takes
     */
    public record State(String name, Rate rate, long records, double bytes, double inEngage) {
        @Override
        public String toString() {
            return "%-20s %s, %.1f bytes each more than in step, %.1f of them in Engage"
                    .formatted(name, rate, bytes, inEngage);
        }
    }

    /** All kinds, as a table in Markdown. */
    public record Table(int profiles, List<State> states) {
        public Table {
            states = List.copyOf(states);
        }

        @Override
        public String toString() {
            var lines = states.stream()
                    .map(s -> "| %s | %,d | %,.0f | %.1f | %.1f |%n"
                            .formatted(s.name(), s.records(), s.rate().perSecond(), s.bytes(), s.inEngage()))
                    .collect(Collectors.joining());
            return """
                    Of %,d profiles and their connections:

                    | records | how many | record-syncs/s | bytes each beyond those in step | in Engage |
                    |---|---|---|---|---|
                    """.formatted(profiles) + lines;
        }
    }

    /** Measures a population of so many profiles on one core. */
    public Table of(int profiles) {
        var states = new ArrayList<State>();
        changed(profiles, states);
        refused(profiles, states);
        return new Table(profiles, states);
    }

    private void changed(int profiles, List<State> states) {
        long connections = VirtualBench.connections(profiles);
        try (var lab = new TimedVirtualLab(TimedVirtualLab.population(profiles, connections))) {
            lab.sync(Scope.FULL);
            add(states, changed(lab, "changed profiles", profiles, lab::editAll));
            add(states, changed(lab, "ended connections", connections, lab::disconnectAll));
        }
    }

    private static State changed(TimedVirtualLab lab, String name, long records, Runnable change) {
        long before = heap();
        change.run();
        long known = heap();
        Rate rate = lab.sync(Scope.INCREMENTAL);
        return new State(
                name, rate, records, (heap() - before) / (double) records, (known - before) / (double) records);
    }

    private void refused(int profiles, List<State> states) {
        var population = TimedVirtualLab.population(profiles, VirtualBench.connections(profiles));
        long empty = heap();
        double inStep;
        try (var sound = new TimedVirtualLab(population)) {
            sound.sync(Scope.FULL);
            inStep = (double) heap() - empty;
        }
        empty = heap();
        try (var lab = new TimedVirtualLab(population)) {
            lab.refuse(REFUSED);
            add(states, refused(lab, "refused once", Scope.FULL, empty + inStep));
            lab.refuse(1);
            add(states, refused(lab, "refused twice, parked", Scope.INCREMENTAL, empty + inStep));
        }
    }

    private static State refused(TimedVirtualLab lab, String name, Scope scope, double otherwise) {
        Rate rate = lab.sync(scope);
        long open = lab.open();
        return new State(name, rate, open, (heap() - otherwise) / open, 0);
    }

    private void add(List<State> states, State state) {
        states.add(state);
        say.accept(state.toString());
    }
}
