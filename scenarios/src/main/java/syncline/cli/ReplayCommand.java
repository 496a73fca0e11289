package syncline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryReader;
import syncline.sync.replay.Divergence;
import syncline.sync.replay.ReplayedFile;
import syncline.sync.replay.Story;

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

    @Option(
            names = "--until",
            paramLabel = "sync:N|TIME",
            converter = UntilConverter.class,
            description = "Stop after sync N, or before what happened later than a time such as 2026-03-01T02:00:00Z.")
    Until until = new Until(Integer.MAX_VALUE, Instant.MAX);

    @Option(
            names = "--record",
            paramLabel = "ID",
            description = "Tell the life of one record, by Engage's id, in sentences.")
    @Nullable
    String record;

    /** Where to stop: after this sync, and before what is later than this. */
    record Until(int sync, Instant at) {
        boolean isPast(HistoryEntry entry) {
            return switch (entry) {
                case HistoryEntry.Header header -> false;
                case HistoryEntry.SyncBegan began -> isPast(began.sync(), began.at());
                case HistoryEntry.Decided decided ->
                    isPast(decided.offer().sync(), decided.offer().at());
                case HistoryEntry.Answered answered -> isPast(answered.sync(), answered.at());
                case HistoryEntry.SyncEnded ended -> isPast(ended.sync(), ended.at());
            };
        }

        private boolean isPast(int number, Instant time) {
            return number > sync || time.isAfter(at);
        }
    }

    static final class UntilConverter implements ITypeConverter<Until> {
        @Override
        public Until convert(String value) {
            try {
                return value.startsWith("sync:")
                        ? new Until(Integer.parseInt(value.substring("sync:".length())), Instant.MAX)
                        : new Until(Integer.MAX_VALUE, Instant.parse(value));
            } catch (NumberFormatException | DateTimeParseException e) {
                throw new TypeConversionException(
                        "'%s' is neither a sync, as in sync:17, nor a time, as in 2026-03-01T02:00:00Z"
                                .formatted(value));
            }
        }
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        String id = record;
        if (id != null) {
            return tell(id, out);
        }
        var replayed = ReplayedFile.of(history, until::isPast);
        replayed.first().forEach(divergence -> show(divergence, out));
        out.printf(
                "%,d entries replayed, %,d differ%s%n",
                replayed.entries(),
                replayed.differing(),
                replayed.torn() ? "; the file was cut off behind them." : ".");
        return (replayed.differing() == 0 ? ExitCode.OK : ExitCode.REPLAY_DIVERGED).code();
    }

    private @Nullable HistoryEntry next(HistoryReader reader) {
        var entry = reader.next();
        return entry == null || until.isPast(entry) ? null : entry;
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
            out.printf("    again: ./syncline replay %s --record %s --until sync:%d%n", history, id, divergence.sync());
        }
    }
}
