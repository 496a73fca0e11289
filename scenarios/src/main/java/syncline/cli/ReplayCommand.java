package syncline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.scenario.OtherReadings;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryReader;
import syncline.sync.replay.Divergence;
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

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        String id = record;
        if (id != null) {
            return tell(id, out);
        }
        if (!whatIf.isEmpty()) {
            return suppose(out);
        }
        var replayed = ReplayedFile.of(history, this::isPast);
        replayed.first().forEach(divergence -> show(divergence, out));
        out.printf(
                "%,d entries replayed, %,d differ%s%n",
                replayed.entries(),
                replayed.differing(),
                replayed.torn() ? "; the file was cut off behind them." : ".");
        return (replayed.differing() == 0 ? ExitCode.OK : ExitCode.REPLAY_DIVERGED).code();
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
            return ExitCode.OK.code();
        }
    }

    private int tell(String id, PrintWriter out) {
        var sentences = story(id, Long.MAX_VALUE);
        sentences.forEach(out::println);
        if (sentences.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf("%s tells nothing of %s. Ids are Engage's, such as EP000000123.%n", history, id);
            return ExitCode.USAGE.code();
        }
        return ExitCode.OK.code();
    }

    /** What happened to a record up to a line. */
    private List<String> story(String id, long line) {
        try (var reader = HistoryReader.open(history)) {
            var story = new Story(id, reader.header().rules().retryLimit());
            var sentences = new ArrayList<String>();
            for (var entry = next(reader); entry != null && reader.line() <= line; entry = next(reader)) {
                sentences.addAll(story.of(entry));
            }
            return sentences;
        }
    }

    private void show(Divergence divergence, PrintWriter out) {
        String id = divergence.id();
        var object = divergence.object();
        String whose = object == null || id == null ? "" : ", " + object.apiName() + " " + id;
        out.printf("line %d, %s, sync %d%s%n", divergence.line(), divergence.at(), divergence.sync(), whose);
        divergence
                .fields()
                .forEach(field -> out.printf(
                        "    %s: recorded %s, by the rules %s%n", field.name(), field.recorded(), field.replayed()));
        if (id != null) {
            var before = story(id, divergence.line());
            before.subList(Math.max(0, before.size() - LAST_SENTENCES), before.size())
                    .forEach(sentence -> out.println("    | " + sentence));
        }
        String one = id == null ? "" : " --record " + id;
        out.printf("    again: ./syncline replay %s%s --until sync:%d%n", history, one, divergence.sync());
    }
}
