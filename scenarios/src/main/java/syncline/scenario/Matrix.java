package syncline.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrix of a scenario: settings with lists of values, of which each combination is a scenario of its own. */
public final class Matrix {
    static final String FIELD = "matrix";
    private static final int MOST_CELLS = 200;

    private final Node.Mapping root;
    private final List<Problem> problems;

    private Matrix(Node.Mapping root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** A value as written. */
    public record Value(String text) {
        static Value parse(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("must not be empty");
            }
            return new Value(text.strip());
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * One combination.
     *
     * @param values by setting, in the order of the file; none when the scenario has no matrix
     * @param scenario with these values, and without a matrix
     */
    public record Cell(Map<String, String> values, Scenario scenario) {}

    /** A combination, not yet read as a scenario. */
    record Unread(Map<String, String> values, Node root) {
        static Unread whole(Node root) {
            return new Unread(Map.of(), root);
        }

        private Unread with(String path, Node.Scalar value, Where where, List<Problem> problems) {
            var more = new LinkedHashMap<>(values);
            more.put(path, value.text());
            return new Unread(more, Setting.put(root, path, value, where, problems));
        }
    }

    /**
     * All combinations of a scenario whose matrix has been read without problems; the last setting changes fastest.
     *
     * @return the scenario alone if it has no matrix, and nothing after a problem
     */
    static List<Unread> cells(Node root, List<Problem> problems) {
        if (root instanceof Node.Mapping mapping && mapping.entry(FIELD).isPresent()) {
            return new Matrix(mapping, problems)
                    .cells((Node.Mapping) mapping.entry(FIELD).orElseThrow().value());
        }
        return List.of(Unread.whole(root));
    }

    private List<Unread> cells(Node.Mapping axes) {
        int before = problems.size();
        axes.entries().forEach(this::check);
        long cells =
                axes.entries().stream().mapToLong(axis -> values(axis).size()).reduce(1, (a, b) -> a * b);
        if (cells > MOST_CELLS) {
            problems.add(new Problem(
                    axes.where(),
                    "matrix has %,d combinations, but at most %d are simulated.".formatted(cells, MOST_CELLS)));
        }
        return problems.size() > before ? List.of() : combined(axes);
    }

    private List<Unread> combined(Node.Mapping axes) {
        var cells = List.of(Unread.whole(root.without(FIELD)));
        for (var axis : axes.entries()) {
            var more = new ArrayList<Unread>();
            for (var cell : cells) {
                for (var value : values(axis)) {
                    more.add(cell.with(axis.key(), value, axis.where(), problems));
                }
            }
            cells = more;
        }
        return cells;
    }

    private void check(Node.Entry axis) {
        if (axis.key().matches("(%s|name)\\b.*".formatted(FIELD))) {
            problems.add(new Problem(axis.where(), axis.key() + " cannot be in a matrix."));
        }
        if (values(axis).isEmpty()) {
            problems.add(new Problem(axis.where(), "matrix.%s has no values.".formatted(axis.key())));
        }
        Setting.at(root, axis.key())
                .map(Node::where)
                .filter(Where::isSet)
                .ifPresent(set -> problems.add(new Problem(
                        axis.where(),
                        "matrix.%s has values for what %s sets. Leave out one of the two; --set 'matrix={}' leaves out the matrix."
                                .formatted(axis.key(), set.source()))));
        var seen = new HashSet<String>();
        for (var value : values(axis)) {
            if (!seen.add(value.text())) {
                problems.add(new Problem(
                        value.where(), "matrix.%s has %s twice; keep one.".formatted(axis.key(), value.text())));
            }
        }
    }

    private static List<Node.Scalar> values(Node.Entry axis) {
        return ((Node.Sequence) axis.value())
                .items().stream().map(Node.Scalar.class::cast).toList();
    }
}
