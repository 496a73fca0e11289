package syncline.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.run.Progress;
import syncline.run.Standing;

/** Shows how a run goes: on a terminal a live line for each step that is under way, otherwise a plain line every few seconds. */
final class ConsoleProgress implements Progress {
    private static final long BETWEEN_LINES = 5_000_000_000L;
    private static final long BETWEEN_DRAWINGS = 200_000_000L;

    private final PrintWriter out;
    private final int steps;
    private final List<ProgressLine> underWay = new ArrayList<>();
    private @Nullable LiveLines live;
    private long drawn;
    private boolean closed;

    private ConsoleProgress(PrintWriter out, Optional<LiveLines> live, int steps) {
        this.out = out;
        this.live = live.orElse(null);
        this.steps = steps;
    }

    /** Live if {@code out} is likely a terminal. */
    static ConsoleProgress on(PrintWriter out, int steps) {
        var live = terminal(System.console()) ? LiveLines.open() : Optional.<LiveLines>empty();
        return new ConsoleProgress(out, live, steps);
    }

    /** Plain lines, of so many steps. */
    static ConsoleProgress plain(PrintWriter out, int steps) {
        return new ConsoleProgress(out, Optional.empty(), steps);
    }

    /** Shows nothing. */
    static ConsoleProgress silent() {
        return plain(new PrintWriter(Writer.nullWriter()), 0);
    }

    @Override
    public synchronized Line begins(int step, String what, long expected) {
        String title = step == 0 ? what : "[%d/%d] %s".formatted(step, steps, what);
        long now = System.nanoTime();
        var line = new ProgressLine(title, expected, now);
        underWay.add(line);
        draw(now);
        return new Shown(line, now);
    }

    /** One line of this progress. */
    private final class Shown implements Line {
        private final ProgressLine line;
        private long spoke;

        Shown(ProgressLine line, long now) {
            this.line = line;
            this.spoke = now;
        }

        @Override
        public void stands(Standing standing) {
            synchronized (ConsoleProgress.this) {
                long now = System.nanoTime();
                line.stands(standing, now);
                if (live != null) {
                    drawAgain(now);
                } else if (now - spoke > BETWEEN_LINES) {
                    spoke = now;
                    say(line.text(now));
                }
            }
        }

        @Override
        public void ends(String outcome) {
            synchronized (ConsoleProgress.this) {
                underWay.remove(line);
                say(line.ended(outcome, System.nanoTime()));
            }
        }
    }

    /** Says no more. */
    synchronized void silence() {
        closed = true;
        if (live != null) {
            live.close();
            live = null;
        }
    }

    private void say(String text) {
        if (live != null) {
            live.above(text, texts(System.nanoTime()));
        } else if (!closed) {
            out.println(text);
            out.flush();
        }
    }

    private void drawAgain(long now) {
        if (now - drawn > BETWEEN_DRAWINGS) {
            draw(now);
        }
    }

    private void draw(long now) {
        if (live != null) {
            drawn = now;
            live.show(texts(now));
        }
    }

    private List<String> texts(long now) {
        return underWay.stream().map(line -> line.text(now)).toList();
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
