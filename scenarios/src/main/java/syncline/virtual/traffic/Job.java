package syncline.virtual.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import syncline.report.PostProcessing;
import syncline.virtual.Episode;

/**
 * One Post-Processing job (J24): it carries hits from Engage's log into the CRM, page by page. Some pages are written at once, but
 * settled in the order of the log; a job that breaks off leaves the others to be read again, and finds their rows there (J26).
 */
final class Job implements Episode {
    private static final int PAGE = 500;
    private static final int CRM_CALLS = 3;

    private final int number;
    private final Surroundings around;
    private final HitLog log;
    private final ActivityRows rows;
    private final Backlog backlog;
    private final Instant startedAt;
    private final double startSeconds;
    private final Deque<Page> pages = new ArrayDeque<>();
    private int read;
    private boolean readAll;
    private long settled;
    private long repeated;
    private boolean ended;
    private @Nullable String cause;

    /** Hits with numbers from {@code from} to below {@code to}, on their way. */
    private static final class Page {
        private final int from;
        private final int to;
        private int repeated;
        private boolean answered;
        private boolean failed;

        Page(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    Job(int number, Surroundings around, HitLog log, ActivityRows rows, Backlog backlog) {
        this.number = number;
        this.around = around;
        this.log = log;
        this.rows = rows;
        this.backlog = backlog;
        this.read = backlog.settled();
        this.startedAt = around.timeline().now();
        this.startSeconds = around.seconds().getAsDouble();
    }

    void begin() {
        around.results().accept(result());
        more();
    }

    private void more() {
        while (cause == null && !readAll && pages.size() < CRM_CALLS) {
            int there = log.answeredBy(around.timeline().now());
            if (read == there) {
                readAll = true;
                break;
            }
            var page = new Page(read, Math.min(read + PAGE, there));
            read = page.to;
            readAll = read == there || log.answeredAt(read - 1).isAfter(startedAt);
            write(page);
        }
        if (pages.isEmpty()) {
            end();
        }
    }

    private void write(Page page) {
        pages.add(page);
        var answer = around.crm().write();
        around.timeline().after(answer.took(), () -> answered(page, answer.failure()));
    }

    private void answered(Page page, @Nullable String failure) {
        page.answered = true;
        page.failed = failure != null;
        if (failure == null) {
            for (int hit = page.from; hit < page.to; hit++) {
                page.repeated +=
                        rows.write(hit, log.link(hit), around.timeline().now()) ? 0 : 1;
            }
        } else if (cause == null) {
            cause = failure;
        }
        settle();
        more();
    }

    /** Once one has failed, none behind it is settled. */
    private void settle() {
        while (!pages.isEmpty() && pages.element().answered) {
            var page = pages.remove();
            if (page.failed || page.from != backlog.settled()) {
                continue;
            }
            backlog.settledUpTo(page.to);
            settled += page.to - page.from;
            repeated += page.repeated;
        }
    }

    private void end() {
        ended = true;
        around.results().accept(result());
    }

    @Override
    public boolean ended() {
        return ended;
    }

    private PostProcessing result() {
        var now = around.timeline().now();
        return new PostProcessing(
                number,
                startedAt,
                ended ? now : null,
                startSeconds,
                Duration.between(startedAt, now).toMillis() / 1000.0,
                settled,
                settled - repeated,
                repeated,
                0,
                backlog.waiting(),
                cause);
    }
}
