package syncline.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import syncline.runner.Progress;

/** Shows how a run goes: a live line for each step on a terminal, otherwise a plain line every few seconds. */
final class ConsoleProgress implements Progress {
    private static final long BETWEEN_LINES = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean live;
    private final int steps;
    private int number = -1;
    private String what = "";
    private long began;
    private long spoke;
    private boolean closed;
    private @Nullable ProgressBar bar;

    private ConsoleProgress(PrintWriter out, boolean live, int steps) {
        this.out = out;
        this.live = live;
        this.steps = steps;
    }

    /** Live if {@code out} is likely a terminal. */
    static ConsoleProgress on(PrintWriter out, int steps) {
        return new ConsoleProgress(out, terminal(System.console()), steps);
    }

    /** Plain lines. */
    static ConsoleProgress plain(PrintWriter out) {
        return new ConsoleProgress(out, false, 0);
    }

    @Override
    public synchronized void begins(String what, long expected) {
        number++;
        this.what = number >= 1 && number <= steps ? "[%d/%d] %s".formatted(number, steps, what) : what;
        began = System.nanoTime();
        spoke = began;
        if (live && !closed && expected > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(this.what)
                    .setInitialMax(expected)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .setConsumer(
                            new ConsoleProgressBarConsumer(new PrintStream(System.out, true, StandardCharsets.UTF_8)))
                    .build();
        }
    }

    @Override
    public synchronized void reads(long records) {
        long now = System.nanoTime();
        if (bar != null) {
            bar.stepTo(records);
        } else if (now - spoke > BETWEEN_LINES && !closed) {
            spoke = now;
            out.printf("%s … %,d records, %,.0f s%n", what, records, (now - began) / 1e9);
            out.flush();
        }
    }

    @Override
    public synchronized void ends(String outcome) {
        closeBar();
        if (!closed) {
            out.printf("%s: %s (%.1f s)%n", what, outcome, (System.nanoTime() - began) / 1e9);
            out.flush();
        }
    }

    /** Says no more. */
    synchronized void silence() {
        closed = true;
        closeBar();
    }

    private void closeBar() {
        var shown = bar;
        if (shown != null) {
            bar = null;
            shown.close();
        }
    }

    /** From Java 22 on there is a console even without a terminal, and it can be asked. */
    private static boolean terminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
