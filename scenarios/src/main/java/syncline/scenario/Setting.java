package syncline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A field overridden on the command line: {@code population.profiles=500}, {@code steps[2].wait=1h}. */
final class Setting {
    private static final Pattern PATH = Pattern.compile("[A-Za-z_-]+(?:\\.[A-Za-z_-]+|\\[\\d{1,5}])*");
    private static final Pattern FORM = Pattern.compile("\\s*(" + PATH + ")\\s*=(.*)", Pattern.DOTALL);

    private final Where where;
    private final List<Problem> problems;

    private Setting(Where where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
    }

    /** The tree with the setting in place; unchanged, with a problem added, when it cannot be. */
    static Node apply(Node root, String setting, List<Problem> problems) {
        return new Setting(Where.set(setting), problems).apply(root, setting);
    }

    /**
     * The tree with a value in place at a path; unchanged, with a problem added, when it cannot be.
     *
     * @param where stands with the problem
     */
    static Node put(Node root, String path, Node value, Where where, List<Problem> problems) {
        var setting = new Setting(where, problems);
        return PATH.matcher(path).matches()
                ? setting.replaced(root, parts(path), value).orElse(root)
                : setting.refused(
                        root,
                        "%s is no path to a field, such as population.profiles or steps[2].wait.".formatted(path));
    }

    /** What stands at a path, if anything does. */
    static Optional<Node> at(Node root, String path) {
        var at = Optional.of(root).filter(node -> PATH.matcher(path).matches());
        for (String part : parts(path)) {
            at = at.flatMap(node -> inside(node, part));
        }
        return at;
    }

    private static Optional<Node> inside(Node node, String part) {
        return switch (node) {
            case Node.Mapping mapping -> mapping.entry(part).map(Node.Entry::value);
            case Node.Sequence sequence -> part.startsWith("[") ? item(sequence, number(part)) : Optional.empty();
            case Node.Scalar scalar -> Optional.empty();
        };
    }

    private static Optional<Node> item(Node.Sequence sequence, int number) {
        return number < 1 || number > sequence.items().size()
                ? Optional.empty()
                : Optional.of(sequence.items().get(number - 1));
    }

    private Node apply(Node root, String setting) {
        var form = FORM.matcher(setting);
        if (!form.matches()) {
            return refused(
                    root, "A setting is written as path=value, such as population.profiles=500 or steps[2].wait=1h.");
        }
        var value = YamlTree.value(form.group(2), where.source(), problems);
        if (value.isEmpty()) {
            return problems.isEmpty() ? refused(root, "A value is missing after =.") : root;
        }
        return replaced(root, parts(form.group(1)), value.get()).orElse(root);
    }

    private static List<String> parts(String path) {
        return List.of(path.replace("[", ".[").split("\\.", -1));
    }

    private Optional<Node> replaced(Node node, List<String> path, Node value) {
        if (path.isEmpty()) {
            return Optional.of(value);
        }
        String first = path.getFirst();
        var rest = path.subList(1, path.size());
        return first.startsWith("[") ? item(node, first, rest, value) : field(node, first, rest, value);
    }

    private Optional<Node> field(Node node, String name, List<String> rest, Node value) {
        if (!(node instanceof Node.Mapping mapping)) {
            refused(node, "%s is set inside %s, which has no fields.".formatted(name, node.kind()));
            return Optional.empty();
        }
        Node inner = mapping.entry(name)
                .map(Node.Entry::value)
                .filter(n -> rest.isEmpty()
                        || !(n instanceof Node.Scalar s && s.text().isEmpty()))
                .orElseGet(() -> new Node.Mapping(List.of(), where));
        return replaced(inner, rest, value).map(changed -> mapping.with(name, changed));
    }

    private Optional<Node> item(Node node, String index, List<String> rest, Node value) {
        int number = number(index);
        if (!(node instanceof Node.Sequence sequence)) {
            refused(node, "%s stands after %s, which is no list.".formatted(index, node.kind()));
            return Optional.empty();
        }
        var item = item(sequence, number);
        if (item.isEmpty()) {
            refused(
                    node,
                    "%s is outside the list, which has the items 1 to %d."
                            .formatted(index, sequence.items().size()));
            return Optional.empty();
        }
        return replaced(item.get(), rest, value).map(changed -> {
            var items = new ArrayList<>(sequence.items());
            items.set(number - 1, changed);
            return new Node.Sequence(List.copyOf(items), sequence.where());
        });
    }

    private static int number(String index) {
        return Integer.parseInt(index.substring(1, index.length() - 1));
    }

    private Node refused(Node root, String message) {
        problems.add(new Problem(where, message));
        return root;
    }
}
