package syncline.engage.http;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Refusal;

/** Constants as they are written in bodies and addresses: in small letters. */
final class Words {
    private Words() {}

    /**
     * The constant written so.
     *
     * @param name of the field or parameter
     * @throws Refusal if there is no such constant
     */
    static <E extends Enum<E>> E constant(String name, @Nullable String word, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "%s has to be one of %s."
                                .formatted(
                                        name,
                                        Stream.of(type.getEnumConstants())
                                                .map(Words::word)
                                                .collect(Collectors.joining(", ")))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
