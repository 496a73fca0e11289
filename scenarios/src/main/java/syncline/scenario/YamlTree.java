package syncline.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML into nodes with places. It works on the stream of events, so that a file of aliases within aliases or of ten thousand
 * nested lists is refused before it can cost anything.
 */
final class YamlTree {
    private static final int DEEPEST = 20;

    private final String source;
    private final boolean placed;
    private final List<Problem> problems;
    private final Iterator<Event> events;

    private YamlTree(String text, String source, boolean placed, List<Problem> problems) {
        this.source = source;
        this.placed = placed;
        this.problems = problems;
        this.events = new Parse(LoadSettings.builder().setLabel(source).build())
                .parseString(text)
                .iterator();
    }

    /** Reads a file's text; adds to {@code problems} what is wrong, and is empty when nothing can be read at all. */
    static Optional<Node> file(String text, String source, List<Problem> problems) {
        return new YamlTree(text, source, true, problems).document();
    }

    /** Reads a value from the command line: its place is the whole setting. */
    static Optional<Node> value(String text, String source, List<Problem> problems) {
        return new YamlTree(text, source, false, problems).document();
    }

    private Optional<Node> document() {
        try {
            Node root = null;
            while (events.hasNext()) {
                var event = events.next();
                switch (event.getEventId()) {
                    case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                    case DocumentStart -> {
                        if (root != null) {
                            throw new Refused(new Problem(
                                    where(event), "A scenario is one YAML document; remove what follows ---."));
                        }
                    }
                    default -> root = node(event, 1);
                }
            }
            return Optional.ofNullable(root);
        } catch (Refused e) {
            problems.add(e.problem);
        } catch (MarkedYamlEngineException e) {
            problems.add(new Problem(
                    e.getProblemMark().map(this::at).orElse(Where.in(source)),
                    "This is not valid YAML: " + why(e) + "."));
        } catch (YamlEngineException e) {
            problems.add(new Problem(
                    Where.in(source), "This is not valid YAML: " + firstLine(String.valueOf(e.getMessage())) + "."));
        }
        return Optional.empty();
    }

    private Node node(Event event, int depth) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent())) {
            throw new Refused(new Problem(
                    where(event), "Anchors and aliases (& and *) are not used in scenarios; write the value out."));
        }
        if (depth > DEEPEST) {
            throw new Refused(
                    new Problem(where(event), "Nested deeper than " + DEEPEST + " levels, which no scenario needs."));
        }
        return switch (event) {
            case ScalarEvent scalar ->
                new Node.Scalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, where(event));
            case SequenceStartEvent start -> sequence(start, depth);
            case MappingStartEvent start -> mapping(start, depth);
            default -> throw new Refused(new Problem(where(event), "This is not valid YAML."));
        };
    }

    private Node.Sequence sequence(Event start, int depth) {
        var items = new ArrayList<Node>();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Sequence(List.copyOf(items), where(start));
    }

    private Node.Mapping mapping(Event start, int depth) {
        var entries = new ArrayList<Node.Entry>();
        var seen = new HashSet<String>();
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw new Refused(new Problem(where(event), "A field's name must be a plain word."));
            }
            var value = node(next(), depth + 1);
            if (seen.add(key.getValue())) {
                entries.add(new Node.Entry(key.getValue(), where(key), value));
            } else {
                problems.add(new Problem(where(key), key.getValue() + " is given twice; keep one."));
            }
        }
        return new Node.Mapping(List.copyOf(entries), where(start));
    }

    private Event next() {
        Event event = events.next();
        return event.getEventId() == Event.ID.Comment ? next() : event;
    }

    private Where where(Event event) {
        return event.getStartMark().map(this::at).orElse(Where.in(source));
    }

    private Where at(Mark mark) {
        return placed ? new Where(source, mark.getLine() + 1, mark.getColumn() + 1) : Where.in(source);
    }

    private static String why(MarkedYamlEngineException e) {
        String context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext() + ", ";
        boolean bracket = e.getProblem().endsWith("but got [");
        String hint = bracket ? " (inside { } a value with brackets needs quotes, as in \"sync[2]\")" : "";
        return firstLine(context + e.getProblem()) + hint;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Stops reading: what follows would make no sense. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }
}
