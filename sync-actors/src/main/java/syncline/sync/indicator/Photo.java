package syncline.sync.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.indicator.HeldAccount.Profile;

/**
 * What an entry shows for a face: the photo fetched from {@code url}, or {@code initials} in its place; the other is null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Photo(@Nullable String url, @Nullable String initials) {
    static Photo fetched(String url) {
        return new Photo(url, null);
    }

    /** H32: the first letters of first and last name; where both are missing, those of the name's first and last word. */
    static Photo placeholder(Profile profile) {
        String own = initials(Stream.of(profile.firstName(), profile.lastName()));
        if (!own.isEmpty()) {
            return new Photo(null, own);
        }
        String[] words = profile.name().trim().split("\\s+");
        return new Photo(
                null, initials(words.length < 2 ? Stream.of(words) : Stream.of(words[0], words[words.length - 1])));
    }

    private static String initials(Stream<@Nullable String> names) {
        return names.filter(Objects::nonNull)
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .map(name -> Character.toString(Character.toUpperCase(name.codePointAt(0))))
                .collect(Collectors.joining());
    }
}
