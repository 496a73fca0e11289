package syncline.bench;

import static syncline.bench.TimedVirtualLab.cpuNanos;
import static syncline.bench.TimedVirtualLab.heap;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import syncline.engage.directory.LabChanges;
import syncline.engage.population.Population;
import syncline.sync.rules.Scope;

/**
 * Syncs in virtual time against their floor: making up every profile and connection once, with nothing done to them. Times are
 * those of the processor, so that records per second are records per second and core.
 */
public final class VirtualBench {
    private static final int WARM_UP = 100_000;
    private static final int MOST_WARM_UPS = 12;
    private static final double COMPILED = 0.05;
    private static final double CONNECTIONS_OF_A_PROFILE = 1.6;

    private final Consumer<String> say;

    /** @param say told each figure as soon as it is known */
    public VirtualBench(Consumer<String> say) {
        this.say = say;
    }

    /**
     * What one size took.
     *
     * @param records profiles and connections
     * @param bytes of heap that the run holds for each record in step
     */
    public record Figures(
            int profiles, long records, Rate floor, Rate full, Rate again, Rate incremental, BytesInStep bytes) {
        /** Nanoseconds of a full sync for each record, by the logarithm of how many there are: level if time grows as n log n. */
        public double perNLogN() {
            return 1e9 * full.seconds() / ((double) records * (Math.log((double) records) / Math.log(2)));
        }
    }

    /** Bytes of heap for each record in step: for any of them, for each profile, for each connection. */
    public record BytesInStep(double ofARecord, double ofAProfile, double ofAConnection) {
        @Override
        public String toString() {
            return "%12.1f bytes/record, %.1f bytes/profile, %.1f bytes/connection"
                    .formatted(ofARecord, ofAProfile, ofAConnection);
        }
    }

    /** Records in a time. */
    public record Rate(long records, double seconds) {
        /** Records each second. */
        public double perSecond() {
            return (double) records / seconds;
        }

        @Override
        public String toString() {
            return "%,12.0f records/s (%,d in %.2f s)".formatted(perSecond(), records, seconds);
        }
    }

    /**
     * Lets the JVM compile what is measured, with few people again and again, until compiling takes next to no time of a round; the first
     * rounds say more of the compiler than of syncs.
     *
     * @return how many rounds it took
     */
    public int warmUp() {
        var compiler = ManagementFactory.getCompilationMXBean();
        var silent = new VirtualBench(line -> {});
        double share = 1;
        int rounds = 0;
        while (share > COMPILED && rounds < MOST_WARM_UPS) {
            long compiled = compiler.getTotalCompilationTime();
            long began = cpuNanos();
            silent.of(WARM_UP);
            new RecordStates(line -> {}).of(WARM_UP / 4);
            share = (compiler.getTotalCompilationTime() - compiled) * 1e6 / (cpuNanos() - began);
            rounds++;
        }
        say.accept("warmed up in %d rounds of %,d profiles; compiling took %.0f %% of the last one"
                .formatted(rounds, WARM_UP, 100 * share));
        return rounds;
    }

    /** Measures a population of so many profiles on one core. */
    public Figures of(int profiles) {
        double lonely = bytesOf(profiles, profiles);
        long before = heap();
        var population = TimedVirtualLab.population(profiles, connections(profiles));
        try (var lab = new TimedVirtualLab(population)) {
            Rate floor = floor(population);
            say.accept("floor       " + floor);
            Rate full = lab.sync(Scope.FULL);
            say.accept("full        " + full);
            var bytes = inStep(profiles, full.records(), lonely, (double) heap() - before);
            say.accept("heap        " + bytes);
            Rate again = lab.sync(Scope.FULL);
            say.accept("unchanged   " + again);
            int some = Math.max(1, profiles / 100);
            var counts = new LabChanges.Counts(some, some / 2, some / 20, 0, some / 100, 0);
            LabChanges.make(lab.people, TimedVirtualLab.SEED, counts);
            Rate incremental = lab.sync(Scope.INCREMENTAL);
            say.accept("incremental " + incremental);
            return new Figures(profiles, full.records(), floor, full, again, incremental, bytes);
        }
    }

    static long connections(int profiles) {
        return Math.round(profiles * CONNECTIONS_OF_A_PROFILE);
    }

    /** Bytes of a lab whose records are all in step. */
    private static double bytesOf(int profiles, long connections) {
        long before = heap();
        try (var lab = new TimedVirtualLab(TimedVirtualLab.population(profiles, connections))) {
            lab.sync(Scope.FULL);
            return (double) heap() - before;
        }
    }

    /**
     * Two labs with as many profiles tell profiles and connections apart.
     *
     * @param lonely bytes where each profile has one connection
     * @param usual bytes where there are so many records
     */
    private static BytesInStep inStep(int profiles, long records, double lonely, double usual) {
        double ofAConnection = (usual - lonely) / (records - 2.0 * profiles);
        return new BytesInStep(usual / records, lonely / profiles - ofAConnection, ofAConnection);
    }

    private static Rate floor(Population population) {
        long started = cpuNanos();
        long records = 0;
        long seen = 0;
        for (int i = 0; i < population.profiles(); i++) {
            seen += population.profile(i).id().length();
            var connections = population.connectionsOf(i);
            records += 1 + connections.size();
            seen += connections.getLast().id().length();
        }
        if (seen == 0) {
            throw new IllegalStateException("Nobody was made up");
        }
        return new Rate(records, (cpuNanos() - started) / 1e9);
    }
}
