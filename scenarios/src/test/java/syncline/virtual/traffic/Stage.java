package syncline.virtual.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.MemoryPeople;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.lab.http.HttpFault;
import syncline.report.RunEvent;
import syncline.scenario.Step.SyncType;
import syncline.virtual.Episode;
import syncline.virtual.Happening;
import syncline.virtual.Timeline;

/** Surroundings with a CRM whose calls take a second, and syncs that take ten. */
final class Stage {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int USERS = 10;

    final Timeline timeline = new Timeline(START);
    final List<RunEvent> events = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    final Profiles profiles = new Profiles();
    List<HttpFault> engage = List.of();
    double shortLinksBroken;

    @Nullable
    String crmIsDown;

    int writes;
    int queries;
    int syncs;

    @Nullable
    String refusal;

    private Instant syncEnds = Instant.EPOCH;
    final MemoryPeople people = new MemoryPeople(
            Population.seeded(new PopulationSize(USERS, 100, 50, 80), 42, "v", "c"), "v", "c", timeline);
    final TrafficSteps traffic = new TrafficSteps(
            new Surroundings(
                    timeline,
                    () -> Duration.between(START, timeline.now()).toMillis() / 1000.0,
                    new Calls(),
                    new TenSeconds(),
                    () -> engage,
                    () -> shortLinksBroken,
                    events::add,
                    remarks::add),
            people,
            profiles,
            IntStream.range(0, USERS).mapToObj(i -> "user" + i).toList(),
            () -> List.of("V4S000000000001", "V4S000000000002"),
            42);

    /** Takes a step to its end. */
    String take(Happening step) {
        step.begin();
        timeline.runUntilEnded(step);
        return step.words();
    }

    /** Lets a sync begin. */
    SyncPort.Asked sync() {
        return new TenSeconds().ask(SyncType.FULL);
    }

    /** Takes some at the same time. */
    void together(Happening... steps) {
        List.of(steps).forEach(Happening::begin);
        timeline.runUntilEnded(Episode.all(List.of(steps)));
    }

    <T extends RunEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private final class Calls implements CrmCalls {
        @Override
        public Answer write() {
            writes++;
            return new Answer(Duration.ofSeconds(1), crmIsDown);
        }

        @Override
        public Answer query() {
            queries++;
            return new Answer(Duration.ofMillis(300), crmIsDown);
        }
    }

    private final class TenSeconds implements SyncPort {
        @Override
        public boolean running() {
            return timeline.now().isBefore(syncEnds);
        }

        @Override
        public Asked ask(SyncType type) {
            String why = refusal;
            if (why != null) {
                return new Asked(Episode.ENDED, why, false);
            }
            syncs++;
            Instant end = timeline.now().plusSeconds(10);
            syncEnds = end;
            return new Asked(() -> !timeline.now().isBefore(end), null, false);
        }
    }

    /** Profiles and connections that the CRM holds: one of each account, and one without. */
    static final class Profiles implements DeviceRows {
        long modified = START.minusSeconds(3600).toEpochMilli();

        @Override
        public void profiles(Sink sink) {
            accounts().forEach(account -> sink.row(account, modified));
            sink.row(NO_ACCOUNT, modified);
        }

        @Override
        public void connections(Sink sink) {
            profiles(sink);
        }

        @Override
        public LongStream accounts() {
            return LongStream.range(0, 25);
        }
    }
}
