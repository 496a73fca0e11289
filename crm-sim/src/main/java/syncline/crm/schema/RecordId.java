package syncline.crm.schema;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Record ids are a prefix of three characters and twelve digits; those of users, whose prefix is empty, are plain numbers.
 * They are kept as numbers, which takes a fifth of the memory.
 */
public final class RecordId {
    private static final int DIGITS = 12;
    private static final long TOO_LARGE = 1_000_000_000_000L;

    private RecordId() {}

    /** The text of an id, as in {@code V4S000000000123}. */
    public static String text(String prefix, long id) {
        if (prefix.isEmpty()) {
            return Long.toString(id);
        }
        byte[] text = new byte[prefix.length() + DIGITS];
        long rest = id;
        for (int i = text.length - 1; i >= prefix.length(); i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        for (int i = 0; i < prefix.length(); i++) {
            text[i] = (byte) prefix.charAt(i);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The number of an id, or empty if the text is none of this prefix. */
    public static OptionalLong parse(String prefix, String text) {
        int length = text.length() - prefix.length();
        boolean shaped = prefix.isEmpty() ? length >= 1 && length <= DIGITS : length == DIGITS;
        if (!shaped || !text.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        long id = 0;
        for (int i = prefix.length(); i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            id = id * 10 + digit;
        }
        return id < TOO_LARGE ? OptionalLong.of(id) : OptionalLong.empty();
    }
}
