package syncline.run;

import java.util.List;
import java.util.Objects;
import syncline.oracle.SyncSpan;
import syncline.report.SyncResult;

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

    /**
     * When each ran and how it ended, as its message says (A18).
     *
     * @param fullTriesParked whether full syncs try parked records (E16)
     */
    public static List<SyncSpan> spans(List<SyncResult> syncs, boolean fullTriesParked) {
        return syncs.stream().map(sync -> span(sync, fullTriesParked)).toList();
    }

    private static SyncSpan span(SyncResult sync, boolean fullTriesParked) {
        String message = String.valueOf(sync.message());
        return new SyncSpan(
                sync.number(),
                Objects.requireNonNull(sync.startedAt()),
                sync.finishedAt(),
                List.of(SUCCESS, WITH_ERRORS).contains(message),
                message.equals(SUCCESS) && sync.held() + sync.parked() == 0,
                fullTriesParked && sync.type().equals("full"));
    }
}
