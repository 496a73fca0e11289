package syncline.engage.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import syncline.engage.directory.Position;

/** Where the next page of a feed begins. It stays valid for ever: it names a place, not a page. */
public sealed interface Cursor {
    /**
     * A place in the population, among the records that are as they were.
     *
     * @param index of the profile
     * @param skip how many of its connections have been read
     */
    record Original(int index, int skip) implements Cursor {}

    /** A place among the changed records, behind all originals. */
    record Changed(Position position) implements Cursor {}

    /** The cursor as text that is safe in an address. */
    default String text() {
        String plain = switch (this) {
            case Original o -> "o:" + o.index() + ":" + o.skip();
            case Changed c ->
                "c:" + c.position().modifiedAt() + ":" + c.position().id();
        };
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<Cursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var original = Form.ORIGINAL.matcher(plain);
            if (original.matches()) {
                return Optional.of(
                        new Original(Integer.parseInt(original.group(1)), Integer.parseInt(original.group(2))));
            }
            var changed = Form.CHANGED.matcher(plain);
            return changed.matches()
                    ? Optional.of(new Changed(new Position(Long.parseLong(changed.group(1)), changed.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How cursors look inside. */
    final class Form {
        private static final Pattern ORIGINAL = Pattern.compile("o:(\\d{1,10}):(\\d{1,5})");
        private static final Pattern CHANGED = Pattern.compile("c:(-?\\d{1,19}):([A-Za-z0-9._-]{0,64})");

        private Form() {}
    }
}
