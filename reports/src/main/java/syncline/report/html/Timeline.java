package syncline.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import syncline.report.Driver;
import syncline.report.FaultSpan;
import syncline.report.PostProcessing;
import syncline.report.Results;
import syncline.report.Step;
import syncline.report.SyncResult;

/** Steps, syncs, post-processing jobs and faults as bars over the wall time of the run. */
public record Timeline(String id, String title, String caption, List<Lane> lanes) implements Chart {
    /** With more, steps share lanes and no longer have their names beside them. */
    private static final int MOST_STEPS_WITH_A_LANE = 14;

    private static final int MOST_BARS_IN_A_LANE = 200;
    private static final String MORE = " and those after it";

    /**
     * Bars one after the other.
     *
     * @param name stands above them
     */
    public record Lane(String name, List<Bar> bars) {
        /** The same lane; when it has too many bars, those of a colour that are less than so many seconds apart are one. */
        Lane joined(double room) {
            if (bars.size() <= MOST_BARS_IN_A_LANE) {
                return this;
            }
            var joined = new ArrayList<Bar>();
            for (Bar bar : bars) {
                boolean near = !joined.isEmpty()
                        && joined.getLast().colour() == bar.colour()
                        && bar.start() - ends(joined.getLast()) < room;
                joined.add(near ? joined.removeLast().until(ends(bar)) : bar);
            }
            return new Lane(name, joined);
        }
    }

    /**
     * Something that took its time.
     *
     * @param seconds 0 is drawn as well, as a line
     */
    public record Bar(String name, Colour colour, double start, double seconds) {
        private Bar until(double end) {
            return new Bar(name.endsWith(MORE) ? name : name + MORE, colour, start, end - start);
        }
    }

    static Timeline of(Results results) {
        double end = results.run().wallSeconds();
        var lanes = new ArrayList<Lane>();
        lanes.addAll(steps(results.steps().stream()
                .sorted(Comparator.comparingInt(Step::number))
                .toList()));
        lanes.addAll(shared("syncs", results.syncs().stream().map(Timeline::bar).toList()));
        lanes.addAll(shared(
                "post-processing",
                results.postProcessing().stream().map(Timeline::bar).toList()));
        lanes.addAll(faults(results.faults(), end));
        double room = end / MOST_BARS_IN_A_LANE;
        return new Timeline(
                "timeline",
                "What ran when.",
                caption(results),
                lanes.stream().map(lane -> lane.joined(room)).toList());
    }

    private static String caption(Results results) {
        String time = results.run().driver() == Driver.VIRTUAL
                ? "By virtual time since the start."
                : "By wall time since the start; a wait that the lab clock skips takes no room.";
        return time
                + (results.faults().isEmpty() ? "" : " A fault also shades the charts below for as long as it lasts.");
    }

    private static List<Lane> steps(List<Step> steps) {
        if (steps.size() <= MOST_STEPS_WITH_A_LANE) {
            return steps.stream()
                    .map(step -> new Lane(laneName(step), List.of(bar(step))))
                    .toList();
        }
        var byLane = new LinkedHashMap<Integer, List<Bar>>();
        steps.stream()
                .sorted(Comparator.comparingInt(Step::lane))
                .forEach(step -> byLane.computeIfAbsent(step.lane(), lane -> new ArrayList<>())
                        .add(bar(step)));
        return byLane.values().stream().map(bars -> new Lane("steps", bars)).toList();
    }

    private static String laneName(Step step) {
        return step.number() + " " + step.name() + ", " + Format.seconds(step.durationSeconds());
    }

    /** One for each way in which something was broken. */
    private static List<Lane> faults(List<FaultSpan> faults, double end) {
        var byWords = faults.stream()
                .collect(Collectors.groupingBy(
                        FaultSpan::what,
                        LinkedHashMap::new,
                        Collectors.mapping(fault -> bar(fault, end), Collectors.toList())));
        return byWords.entrySet().stream()
                .map(fault -> new Lane("fault: " + fault.getKey(), fault.getValue()))
                .toList();
    }

    /** When the first of all began, in seconds since the run did; 0 without any. */
    double begins() {
        return lanes.stream()
                .flatMap(lane -> lane.bars().stream())
                .mapToDouble(Bar::start)
                .min()
                .orElse(0);
    }

    /** As few lanes as there are bars at once. */
    private static List<Lane> shared(String name, List<Bar> bars) {
        var lanes = new ArrayList<Lane>();
        bars.stream()
                .sorted(Comparator.comparingDouble(Bar::start))
                .forEach(bar -> lanes.stream()
                        .filter(lane -> ends(lane.bars().getLast()) <= bar.start())
                        .findFirst()
                        .orElseGet(() -> {
                            var lane = new Lane(name, new ArrayList<>());
                            lanes.add(lane);
                            return lane;
                        })
                        .bars()
                        .add(bar));
        return lanes;
    }

    private static double ends(Bar bar) {
        return bar.start() + bar.seconds();
    }

    private static Bar bar(Step step) {
        return new Bar(step.number() + " " + step.name(), Colour.GREY, step.startSeconds(), step.durationSeconds());
    }

    private static Bar bar(SyncResult sync) {
        return new Bar(
                "sync " + sync.number() + ", " + sync.type(),
                sync.cause() == null ? Colour.BLUE : Colour.RED,
                sync.startSeconds(),
                sync.durationSeconds());
    }

    private static Bar bar(PostProcessing job) {
        return new Bar(
                "post-processing job " + job.number(),
                job.cause() == null ? Colour.TEAL : Colour.RED,
                job.startSeconds(),
                job.durationSeconds());
    }

    private static Bar bar(FaultSpan fault, double end) {
        Double endSeconds = fault.endSeconds();
        double until = endSeconds == null ? Math.max(end, fault.startSeconds()) : endSeconds;
        return new Bar("fault: " + fault.what(), Colour.ORANGE, fault.startSeconds(), until - fault.startSeconds());
    }

    @Override
    public List<Line> legend() {
        return List.of();
    }

    @Override
    public Table table() {
        return new Table(
                List.of("What", "Began after", "Took"),
                lanes.stream()
                        .flatMap(lane -> lane.bars().stream())
                        .map(bar -> List.of(bar.name(), Format.seconds(bar.start()), Format.seconds(bar.seconds())))
                        .toList());
    }
}
