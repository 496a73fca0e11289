package syncline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of a scenario as written, with its place. */
sealed interface Node {

    Where where();

    /** What it is, as a person would say it. */
    String kind();

    /** A single value; {@code quoted} text is never read as a number. */
    record Scalar(String text, boolean quoted, Where where) implements Node {
        @Override
        public String kind() {
            return text.isEmpty() && !quoted ? "empty" : "\"" + shortened(text) + "\"";
        }

        private static String shortened(String text) {
            String line = text.replaceAll("\\s+", " ");
            return line.length() > 60 ? line.substring(0, 57) + "…" : line;
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Where where) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Fields with values. */
    record Mapping(List<Entry> entries, Where where) implements Node {
        @Override
        public String kind() {
            return "a group of fields";
        }

        Optional<Entry> entry(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).findFirst();
        }

        /** The same without a field. */
        Mapping without(String key) {
            return new Mapping(
                    entries.stream().filter(e -> !e.key().equals(key)).toList(), where);
        }

        /** The same with one field replaced or added. */
        Mapping with(String key, Node value) {
            var changed = new ArrayList<>(entries);
            changed.removeIf(e -> e.key().equals(key));
            changed.add(new Entry(key, value.where(), value));
            return new Mapping(List.copyOf(changed), where);
        }
    }

    /** One field of a mapping. */
    record Entry(String key, Where where, Node value) {}
}
