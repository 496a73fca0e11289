package syncline.run;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import syncline.oracle.SyncSpan;
import syncline.report.SyncResult;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;

/** What a finished sync is to the terminal and to the oracle. */
public final class SyncWords {
    private static final String SUCCESS = "Completed successfully";
    private static final String WITH_ERRORS = "Completed with errors. Please see Error log for more information";

    private SyncWords() {}

    /** In a few words, how it ended. */
    public static String of(SyncResult sync) {
        return "%s, %,d read, %,d written, %,d failed"
                .formatted(sync.message(), sync.read(), sync.written(), sync.failed());
    }

    /** When each ran and how it ended, as its message says (A18). */
    public static List<SyncSpan> spans(List<SyncResult> syncs, RuleSettings rules) {
        return syncs.stream().map(sync -> span(sync, rules)).toList();
    }

    private static SyncSpan span(SyncResult sync, RuleSettings rules) {
        String message = String.valueOf(sync.message());
        return new SyncSpan(
                sync.number(),
                Objects.requireNonNull(sync.startedAt()),
                sync.finishedAt(),
                List.of(SUCCESS, WITH_ERRORS).contains(message),
                message.equals(SUCCESS) && sync.held() + sync.parked() == 0,
                rules.triesParked(Scope.valueOf(sync.type().toUpperCase(Locale.ROOT))));
    }
}
