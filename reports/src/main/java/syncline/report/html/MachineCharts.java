package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import syncline.report.GeneratorSample;
import syncline.report.HeapSample;
import syncline.report.Load;
import syncline.report.LoadGenerator;
import syncline.report.MachineSample;
import syncline.report.Results;

/** What the lab and the load generator took of the machine, and how late the generator was. */
final class MachineCharts {
    private MachineCharts() {}

    static List<Chart> of(Results results) {
        var charts = new ArrayList<Chart>();
        var cpu = cpu(results);
        if (!cpu.isEmpty()) {
            charts.add(new TimeChart(
                    "cpu",
                    "CPU",
                    "Of all " + Format.count(results.environment().cpus(), "processor") + "; both share one machine.",
                    Unit.PERCENT,
                    cpu));
        }
        if (!results.heap().isEmpty()) {
            charts.add(new TimeChart(
                    "heap",
                    "Heap",
                    "In use by the lab; the limit is "
                            + Format.mebibytes((double) results.environment().maxHeapMb()) + ".",
                    Unit.MEBIBYTES,
                    List.of(Line.of(
                            "heap in use",
                            Colour.BLUE,
                            Stroke.AREA,
                            results.heap(),
                            HeapSample::t,
                            HeapSample::usedMb))));
        }
        if (!results.machine().isEmpty()) {
            charts.add(new TimeChart(
                    "gc",
                    "Garbage collection",
                    "Time the lab spent in collections between two samples.",
                    Unit.MILLIS,
                    List.of(Line.of(
                            "time in collections",
                            Colour.PURPLE,
                            Stroke.SOLID,
                            results.machine(),
                            MachineSample::t,
                            MachineSample::gcMillis))));
        }
        return charts;
    }

    /** How late the requests of a load left; empty when it did not look. */
    static List<Chart> lag(int number, Load load, Results results) {
        double start = Loads.start(load, results);
        LoadGenerator generator = load.generator();
        return generator == null || generator.overTime().isEmpty()
                ? List.of()
                : List.of(new TimeChart(
                        "lag-" + number,
                        "Lag of the load generator",
                        "How late one in a hundred requests left; a generator that is late measures itself.",
                        Unit.MILLIS,
                        List.of(Line.of(
                                "p99 of the lag",
                                Colour.ORANGE,
                                Stroke.SOLID,
                                generator.overTime(),
                                (GeneratorSample sample) -> start + sample.fromSeconds(),
                                GeneratorSample::lagP99Millis))));
    }

    private static List<Line> cpu(Results results) {
        var lines = new ArrayList<Line>();
        if (!results.machine().isEmpty()) {
            lines.add(Line.of(
                    "lab", Colour.BLUE, Stroke.SOLID, results.machine(), MachineSample::t, MachineSample::cpuShare));
        }
        for (Load load : results.load()) {
            double start = Loads.start(load, results);
            LoadGenerator generator = load.generator();
            if (generator != null && !generator.overTime().isEmpty()) {
                lines.add(Line.of(
                        "load generator, " + load.name(),
                        Colour.ORANGE,
                        Stroke.DASHED,
                        generator.overTime(),
                        (GeneratorSample sample) -> start + sample.fromSeconds(),
                        GeneratorSample::cpuShare));
            }
        }
        return lines;
    }
}
