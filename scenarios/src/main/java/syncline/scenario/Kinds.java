package syncline.scenario;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of a sealed interface's records a node is, by its first field.
 *
 * @param complaints told when it is none
 */
record Kinds(Complaints complaints) {
    /** The kind, or null if it is none that there is. */
    @Nullable
    Class<?> of(Class<?> sealed, Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            complaints.wrong(
                    node,
                    path,
                    "must be a group of fields, such as { %s: … }"
                            .formatted(Grammar.tags(sealed).getFirst()));
            return null;
        }
        var tags = Grammar.tags(sealed);
        var kinds = Arrays.stream(sealed.getPermittedSubclasses())
                .filter(kind -> mapping.entry(Grammar.tag(kind)).isPresent())
                .toList();
        if (kinds.isEmpty()) {
            String written = mapping.entries().isEmpty()
                    ? ""
                    : mapping.entries().getFirst().key();
            complaints.wrong(node, path, "must have " + Complaints.oneOf(tags) + "." + DidYouMean.hint(tags, written));
            return null;
        }
        if (kinds.size() == 1) {
            return kinds.getFirst();
        }
        return byWord(kinds, mapping, path);
    }

    /** Kinds with the same first field, such as {@code on}, are told apart by its value. */
    private @Nullable Class<?> byWord(List<Class<?>> kinds, Node.Mapping mapping, String path) {
        var entry = mapping.entry(Grammar.tag(kinds.getFirst())).orElseThrow();
        var words = kinds.stream()
                .flatMap(kind -> Scalars.words(kind.getRecordComponents()[0].getType()).stream())
                .toList();
        if (kinds.stream().map(Grammar::tag).distinct().count() > 1) {
            complaints.wrong(
                    mapping,
                    path,
                    "must have only one of "
                            + String.join(", ", kinds.stream().map(Grammar::tag).toList()));
            return null;
        }
        String written = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
        for (var kind : kinds) {
            if (Scalars.words(kind.getRecordComponents()[0].getType()).contains(written)) {
                return kind;
            }
        }
        complaints.wrong(
                entry.value(),
                Complaints.join(path, entry.key()),
                "must be " + Complaints.oneOf(words) + "." + DidYouMean.hint(words, written));
        return null;
    }
}
