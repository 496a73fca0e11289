package syncline.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a value, and what it must be. */
record Complaints(List<Problem> problems) {
    /** Notes that a node is not what it must be; null, for there is no value then. */
    @Nullable
    Object wrong(Node node, String path, String must) {
        String end = must.endsWith("?") || must.endsWith(".") ? "" : ".";
        problems.add(new Problem(node.where(), "%s is %s, but %s%s".formatted(path, node.kind(), must, end)));
        return null;
    }

    static String oneOf(List<String> words) {
        return words.size() == 1 ? words.getFirst() : "one of " + String.join(", ", words);
    }

    /** The path of a field. */
    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
