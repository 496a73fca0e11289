package syncline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.lab.UserError;
import syncline.report.html.HtmlReport;
import syncline.scenario.OtherReadings;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryReader;
import syncline.sync.replay.Chronicle;
import syncline.sync.replay.Divergence;
import syncline.sync.replay.Replay;
import syncline.sync.replay.ReplayedFile;
import syncline.sync.replay.Story;
import syncline.sync.replay.WhatIf;

@Command(
        name = "replay",
        description = "Folds a recorded history through today's rules, and tells where they say otherwise.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int LAST_SENTENCES = 6;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "HISTORY", description = "The history.jsonl.gz in the folder of a run.")
    Path history = Path.of("");

    @Option(names = "--until", paramLabel = "sync:N|TIME", converter = Until.Converter.class, description = Until.HELP)
    Until until = Until.THE_END;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Until.TimeConverter.class,
            description = "Stop before what happened later than this lab time, such as 2026-03-01T02:00 (UTC).")
    Until at = Until.THE_END;

    @Option(
            names = "--record",
            paramLabel = "ID",
            description = "Tell the life of one record, by Engage's id, in sentences.")
    @Nullable
    String record;

    @Option(
            names = "--what-if",
            paramLabel = "RULE=VALUE",
            description =
                    "Tell what would have gone otherwise with another reading of a rule, such as retry-limit=3; repeatable.")
    List<String> whatIf = List.of();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page, too, that shows the history sync by sync.")
    @Nullable
    Path html;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        String id = record;
        if (id != null) {
            requireAlone();
            return tell(id, out);
        }
        if (!whatIf.isEmpty()) {
            return suppose(out);
        }
        var replayed = ReplayedFile.of(history, this::isPast);
        requireSync(replayed.lastSync());
        replayed.first().forEach(divergence -> show(divergence, out));
        out.printf(
                "%,d entries replayed, %,d differ%s%n",
                replayed.entries(),
                replayed.differing(),
                replayed.torn() ? "; the file was cut off behind them." : ".");
        page(
                "%,d entries replayed by today's rules, %,d differ."
                        .formatted(replayed.entries(), replayed.differing()),
                replayed.differing() == 0,
                new HistoryHtml(replayed.first(), List.of()));
        return (replayed.differing() == 0 ? ExitCode.OK : ExitCode.REPLAY_DIVERGED).code();
    }

    private void requireAlone() {
        if (!whatIf.isEmpty() || html != null) {
            throw new ParameterException(
                    spec.commandLine(), "--record tells what happened to one record: leave out --what-if and --html.");
        }
    }

    private void requireSync(int last) {
        if (until.names() && until.sync() > last) {
            throw new UserError(
                    last == 0
                            ? "%s tells of no sync.".formatted(history)
                            : "%s has no sync %d; its last is sync %d.".formatted(history, until.sync(), last));
        }
    }

    private boolean isPast(HistoryEntry entry) {
        return until.and(at).isPast(entry);
    }

    private @Nullable HistoryEntry next(HistoryReader reader) {
        var entry = reader.next();
        return entry == null || isPast(entry) ? null : entry;
    }

    private int suppose(PrintWriter out) {
        try (var reader = HistoryReader.open(history)) {
            var header = reader.header();
            var what = new WhatIf(header, OtherReadings.of(header.rules(), whatIf));
            for (var entry = next(reader); entry != null; entry = next(reader)) {
                what.take(reader.line(), entry);
            }
            new WhatIfLines(out).show(whatIf, what);
            var supposed = what.supposed();
            page(
                    "What if %s? %,d syncs and %,d records would have gone otherwise."
                            .formatted(
                                    String.join(", ", whatIf), supposed.syncs().size(), supposed.records()),
                    supposed.syncs().isEmpty(),
                    new HistoryHtml(supposed.first(), supposed.syncs()));
            return ExitCode.OK.code();
        }
    }

    /** Writes the page, if one is wanted. */
    private void page(String outcome, boolean agrees, HistoryHtml marked) {
        Path file = html;
        if (file == null) {
            return;
        }
        try (var reader = HistoryReader.open(history)) {
            var chronicle = new Chronicle(reader.header());
            for (var entry = next(reader); entry != null; entry = next(reader)) {
                chronicle.take(entry);
            }
            var options = whatIf.stream().map(rule -> " --what-if " + rule).collect(Collectors.joining());
            HtmlReport.write(
                    marked.view(
                            String.valueOf(history.getFileName()),
                            reader.header(),
                            outcome,
                            agrees,
                            chronicle.chapters(),
                            "./syncline replay %s%s".formatted(history, options)),
                    file);
            spec.commandLine().getOut().println("page: " + file);
        }
    }

    private int tell(String id, PrintWriter out) {
        var sentences = story(id, Long.MAX_VALUE, true);
        sentences.forEach(out::println);
        boolean differs = differences(id, out);
        if (sentences.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf("%s tells nothing of %s. Ids are Engage's, such as EP000000123.%n", history, id);
            return ExitCode.USAGE.code();
        }
        return (differs ? ExitCode.REPLAY_DIVERGED : ExitCode.OK).code();
    }

    /** Where the rules say otherwise of a record; whether they do. */
    private boolean differences(String id, PrintWriter out) {
        try (var reader = HistoryReader.open(history)) {
            var replay = new Replay(reader.header());
            boolean any = false;
            for (var entry = next(reader); entry != null; entry = next(reader)) {
                var divergence = replay.take(reader.line(), entry).filter(found -> id.equals(found.id()));
                divergence.ifPresent(found -> DivergenceLines.print(found, out));
                any |= divergence.isPresent();
            }
            return any;
        }
    }

    /** What happened to a record up to a line, and how it stands then if that is wanted. */
    private List<String> story(String id, long line, boolean end) {
        try (var reader = HistoryReader.open(history)) {
            var story = new Story(id, reader.header().rules());
            var sentences = new ArrayList<String>();
            for (var entry = next(reader); entry != null && reader.line() <= line; entry = next(reader)) {
                sentences.addAll(story.of(entry));
            }
            if (end) {
                sentences.addAll(story.end());
            }
            return sentences;
        }
    }

    private void show(Divergence divergence, PrintWriter out) {
        DivergenceLines.print(divergence, out);
        String id = divergence.id();
        if (id != null) {
            var before = story(id, divergence.line(), false);
            before.subList(Math.max(0, before.size() - LAST_SENTENCES), before.size())
                    .forEach(sentence -> out.println("    | " + sentence));
        }
        String one = id == null ? "" : " --record " + id;
        out.printf("    again: ./syncline replay %s%s --until sync:%d%n", history, one, divergence.sync());
    }
}
