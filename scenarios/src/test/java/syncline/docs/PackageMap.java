package syncline.docs;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which package uses which. Packages of ours go by their names without the {@code syncline.} in front; of all else only three
 * things are told: {@code akka}, {@code http} for making or answering calls, and {@code sql}.
 *
 * @param uses for each package what it uses, or may use
 */
record PackageMap(Map<String, Set<String>> uses) {
    private static final String OURS = "syncline.";

    /** A map from lines as in {@code sync.run: sync.rules akka}. */
    static PackageMap of(String lines) {
        var map = new TreeMap<String, Set<String>>();
        lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(":", 2))
                .forEach(line -> map.put(line[0], words(line[1])));
        return new PackageMap(map);
    }

    /** The map as it is drawn by these classes. */
    static PackageMap of(JavaClasses classes) {
        return new PackageMap(classes.stream()
                .collect(groupingBy(
                        type -> type.getPackageName().substring(OURS.length()),
                        TreeMap::new,
                        flatMapping(PackageMap::used, toCollection(TreeSet::new)))));
    }

    /** What {@code drawn} has and this map does not allow, and packages that stand on one side only; in sentences. */
    List<String> broken(PackageMap drawn) {
        var broken = new ArrayList<String>();
        drawn.uses.forEach((name, used) -> {
            Set<String> allowed = uses.get(name);
            if (allowed == null) {
                broken.add("%s is not on the map; it uses %s".formatted(name, String.join(" ", used)));
            } else {
                used.stream()
                        .filter(u -> !allowed.contains(u))
                        .forEach(u -> broken.add("%s uses %s, which the map does not allow".formatted(name, u)));
            }
        });
        uses.keySet().stream()
                .filter(name -> !drawn.uses.containsKey(name))
                .forEach(name -> broken.add("%s is on the map, but there is no such package".formatted(name)));
        return broken;
    }

    /** The top of a package's name: {@code sync} for {@code sync.run}. */
    static String part(String name) {
        return name.split("\\.", 2)[0];
    }

    private static Stream<String> used(JavaClass type) {
        String own = type.getPackageName();
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(name -> !name.equals(own))
                .flatMap(name -> told(name).stream());
    }

    private static Optional<String> told(String name) {
        if (name.startsWith(OURS)) {
            return Optional.of(name.substring(OURS.length()));
        }
        if (name.startsWith("akka.http.") || name.equals("java.net.http")) {
            return Optional.of("http");
        }
        if (name.startsWith("akka.")) {
            return Optional.of("akka");
        }
        return name.matches("(javax?\\.sql|com\\.zaxxer|org\\.h2|slick)(\\..*)?")
                ? Optional.of("sql")
                : Optional.empty();
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split(" +")).filter(w -> !w.isEmpty()).collect(toCollection(TreeSet::new));
    }
}
