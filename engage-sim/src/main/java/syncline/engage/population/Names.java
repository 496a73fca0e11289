package syncline.engage.population;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Lists of names, loaded once: looking one up per profile would cost more than everything else about it. */
final class Names {
    private static final List<Names> ALL = List.of(
            load(Locale.ENGLISH),
            load(Locale.ENGLISH),
            load(Locale.ENGLISH),
            load(Locale.GERMAN),
            load(Locale.FRENCH),
            load(Locale.forLanguageTag("es")),
            load(Locale.forLanguageTag("pl")),
            load(Locale.JAPANESE));

    private final List<String> first;
    private final List<String> last;

    private Names(List<String> first, List<String> last) {
        this.first = first;
        this.last = last;
    }

    /** The names of the language drawn for an index. */
    static Names drawn(long seed, long index) {
        return Draw.LANGUAGE.of(ALL, seed, index);
    }

    String first(long seed, long index) {
        return Draw.FIRST_NAME.of(first, seed, index);
    }

    String last(long seed, long index) {
        return Draw.LAST_NAME.of(last, seed, index);
    }

    private static Names load(Locale language) {
        var faker = new Faker(language);
        List<String> first = list(faker, "name.first_name");
        if (first.isEmpty()) {
            first = Stream.of("name.female_first_name", "name.male_first_name")
                    .flatMap(key -> list(faker, key).stream())
                    .toList();
        }
        return new Names(first, list(faker, "name.last_name"));
    }

    /** Some entries are templates or choices of spellings; only names that stand for themselves are taken. */
    private static List<String> list(Faker faker, String key) {
        List<String> names = faker.fakeValuesService().fetchObject(key, faker.getContext());
        return names.stream()
                .filter(n -> n.chars().noneMatch(c -> c == '#' || c == '{' || c == '/'))
                .toList();
    }
}
