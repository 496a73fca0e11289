package syncline.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run left, in sections that follow one another: things by name, each with its values by name. Values that no two runs share,
 * as generated ids and times that passed, have been replaced by what they stand for.
 */
final class Facts {
    private final Map<String, TreeMap<String, Map<String, String>>> sections = new LinkedHashMap<>();

    /** Begins a section, which may stay empty, unless it was begun before. */
    void begin(String section) {
        sections.putIfAbsent(section, new TreeMap<>());
    }

    /** Takes something into a section that was begun. */
    void add(String section, String thing, Map<String, String> values) {
        Objects.requireNonNull(sections.get(section), section).put(thing, values);
    }

    /** Where a virtual run holds other than this live one, in order. */
    List<Difference> differences(Facts virtual) {
        var differences = new ArrayList<Difference>();
        sections.forEach((section, things) -> {
            var others = virtual.things(section);
            for (String name : union(things, others)) {
                compare(section + " " + name, things.get(name), others.get(name), differences);
            }
        });
        return differences;
    }

    private static void compare(
            String what,
            @Nullable Map<String, String> live,
            @Nullable Map<String, String> virtual,
            List<Difference> into) {
        if (live == null || virtual == null) {
            into.add(new Difference(what, "whether there is one", is(live != null), is(virtual != null)));
            return;
        }
        for (String name : union(live, virtual)) {
            String here = live.getOrDefault(name, "nothing");
            String there = virtual.getOrDefault(name, "nothing");
            if (!here.equals(there)) {
                into.add(new Difference(what, name, here, there));
            }
        }
    }

    /** How much there is to compare. */
    List<Compared> compared() {
        return sections.entrySet().stream()
                .map(section -> new Compared(
                        section.getKey(),
                        section.getValue().size(),
                        section.getValue().values().stream()
                                .mapToLong(Map::size)
                                .sum()))
                .toList();
    }

    private Map<String, Map<String, String>> things(String section) {
        return Objects.requireNonNull(sections.get(section), section);
    }

    private static String is(boolean there) {
        return there ? "yes" : "no";
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }
}
