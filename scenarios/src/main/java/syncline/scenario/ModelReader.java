package syncline.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads nodes into the records of this package. A record's components are the fields allowed; a sealed interface's records are
 * told apart by their first component. It never stops at the first problem, and says of each what is allowed.
 */
final class ModelReader {
    private final List<Problem> problems;
    private final Complaints complaints;
    private final Kinds kinds;
    private final Map<String, Where> places = new HashMap<>();

    ModelReader(List<Problem> problems) {
        this.problems = problems;
        this.complaints = new Complaints(problems);
        this.kinds = new Kinds(complaints);
    }

    /** A record from a node, or empty if anything in it is wrong. */
    <T extends Record> Optional<T> read(Class<T> type, Node node) {
        return Optional.ofNullable(record(type, node, "")).map(type::cast);
    }

    /** Where the value at a path such as {@code steps[1].wait} stands; the nearest thing around it when it is a default. */
    Where place(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            var place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return Objects.requireNonNull(places.get(""));
    }

    static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private @Nullable Object value(Type type, @Nullable Between between, Node node, String path) {
        places.put(path, node.where());
        if (type instanceof ParameterizedType many) {
            var arguments = many.getActualTypeArguments();
            return many.getRawType() == Map.class
                    ? map(arguments[1], between, node, path)
                    : list(arguments[0], between, node, path);
        }
        var raw = (Class<?>) type;
        var form = Scalars.TABLE.get(raw);
        if (form != null) {
            return scalar(form, between, node, path);
        }
        if (raw.isEnum()) {
            return word(raw, node, path);
        }
        if (raw.isAnnotationPresent(OrFirstAlone.class) && node instanceof Node.Scalar) {
            return alone(raw, node, path);
        }
        if (raw.isSealed()) {
            var kind = kinds.of(raw, node, path);
            return kind == null ? null : record(kind, node, path);
        }
        return record(raw, node, path);
    }

    /** A record of its first field, and of nothing else that is given. */
    private @Nullable Object alone(Class<?> type, Node node, String path) {
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        values[0] = value(components[0].getGenericType(), components[0].getAnnotation(Between.class), node, path);
        for (int i = 1; i < components.length; i++) {
            values[i] = component(components[i], new Node.Mapping(List.of(), node.where()), path);
        }
        return values[0] == null ? null : Grammar.construct(type, components, values);
    }

    private @Nullable Object list(Type of, @Nullable Between between, Node node, String path) {
        if (!(node instanceof Node.Sequence sequence)) {
            return complaints.wrong(node, path, "must be a list, one item a line with - before it");
        }
        int size = sequence.items().size();
        size(size, "items", between, node, path);
        var items = new ArrayList<Object>();
        for (int i = 0; i < Math.min(size, 10_000); i++) {
            var item = value(of, null, sequence.items().get(i), path + "[" + (i + 1) + "]");
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable Object map(Type of, @Nullable Between between, Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            return complaints.wrong(node, path, "must be a group of fields");
        }
        size(mapping.entries().size(), "entries", between, node, path);
        var map = new LinkedHashMap<String, Object>();
        for (var entry : mapping.entries()) {
            var value = value(of, null, entry.value(), Complaints.join(path, entry.key()));
            if (value != null) {
                map.put(entry.key(), value);
            }
        }
        return map;
    }

    private void size(int size, String of, @Nullable Between between, Node node, String path) {
        var bounds = new Bounds(between);
        if (!bounds.allow(size)) {
            complaints.wrong(node, path, "must have %s %s, not %d".formatted(bounds, of, size));
        }
    }

    private @Nullable Object scalar(Scalars.Form form, @Nullable Between between, Node node, String path) {
        if (!(node instanceof Node.Scalar scalar)) {
            return complaints.wrong(node, path, "must be a single value");
        }
        try {
            Object value = form.parse().apply(scalar.text());
            var bounds = new Bounds(between);
            return bounds.allow(value, form) ? value : complaints.wrong(node, path, "must be " + bounds);
        } catch (Expectation.Unreadable e) {
            problems.add(new Problem(e.place(scalar), path + ": " + e.getMessage()));
            return null;
        } catch (IllegalArgumentException e) {
            return complaints.wrong(node, path, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object word(Class<?> type, Node node, String path) {
        var words = Scalars.words(type);
        if (node instanceof Node.Scalar scalar) {
            int index = words.indexOf(scalar.text());
            if (index >= 0) {
                return type.getEnumConstants()[index];
            }
            return complaints.wrong(
                    node, path, "must be " + Complaints.oneOf(words) + "." + DidYouMean.hint(words, scalar.text()));
        }
        return complaints.wrong(node, path, "must be " + Complaints.oneOf(words));
    }

    private @Nullable Object record(Class<?> type, Node node, String path) {
        places.put(path, node.where());
        if (!(node instanceof Node.Mapping mapping)) {
            return complaints.wrong(
                    node,
                    path.isEmpty() ? "The scenario" : path,
                    "must be a group of fields: " + String.join(", ", Grammar.fields(type)));
        }
        int before = problems.size();
        for (var entry : mapping.entries()) {
            if (!Grammar.fields(type).contains(entry.key())) {
                problems.add(new Problem(
                        entry.where(),
                        "%s is not a field here.%s Allowed: %s."
                                .formatted(
                                        entry.key(),
                                        DidYouMean.hint(Grammar.fields(type), entry.key()),
                                        String.join(", ", Grammar.fields(type)))));
            }
        }
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], mapping, path);
        }
        return problems.size() > before ? null : Grammar.construct(type, components, values);
    }

    private @Nullable Object component(RecordComponent component, Node.Mapping mapping, String path) {
        if (Grammar.isPlace(component)) {
            return mapping.where();
        }
        String name = Grammar.name(component);
        String at = Complaints.join(path, name);
        var between = component.getAnnotation(Between.class);
        var entry = mapping.entry(name);
        if (entry.isPresent()) {
            return value(component.getGenericType(), between, entry.get().value(), at);
        }
        var standard = component.getAnnotation(Default.class);
        if (standard != null) {
            var node = YamlTree.value(standard.value(), mapping.where().source(), problems)
                    .orElseThrow();
            return new ModelReader(problems).value(component.getGenericType(), between, node, at);
        }
        if (!Grammar.optional(component)) {
            problems.add(new Problem(mapping.where(), at + " is missing."));
        }
        return null;
    }
}
