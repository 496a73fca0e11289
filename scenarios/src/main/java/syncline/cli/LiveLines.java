package syncline.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines at the end of a terminal's text that change in place. For use by one thread at a time. */
final class LiveLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLines.class);

    private final Terminal terminal;
    private final Display display;

    private LiveLines(Terminal terminal) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
    }

    /** On the terminal of this JVM; empty if it cannot move its cursor. */
    static Optional<LiveLines> open() {
        try {
            var terminal = TerminalBuilder.builder().system(true).dumb(true).build();
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return Optional.of(new LiveLines(terminal));
            }
            terminal.close();
        } catch (IOException e) {
            LOG.debug("No terminal to draw on", e);
        }
        return Optional.empty();
    }

    /** Shows these lines in place of those shown before, each cut to the width of the terminal. */
    void show(List<String> lines) {
        int width = Math.max(20, terminal.getWidth());
        display.resize(Math.max(lines.size() + 1, terminal.getHeight()), width);
        display.update(
                lines.stream()
                        .map(line -> new AttributedString(line).columnSubSequence(0, width - 1))
                        .toList(),
                -1);
        terminal.flush();
    }

    /** Prints a line that stays, above all others. */
    void above(String line, List<String> lines) {
        clear();
        terminal.writer().println(line);
        show(lines);
    }

    private void clear() {
        display.update(List.of(), 0);
        display.reset();
    }

    /** Takes the lines away. */
    @Override
    public void close() {
        clear();
        terminal.flush();
        try {
            terminal.close();
        } catch (IOException e) {
            LOG.debug("The terminal did not close cleanly", e);
        }
    }
}
