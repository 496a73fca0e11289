package syncline.engage.population;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The ids Engage gives: {@code EP000000123} to the profile with number 123, {@code EC000000123-0001} to its first connection. */
public final class ProfileIds {
    private static final int OWNER_END = 11;
    private static final int CONNECTION_LENGTH = 16;

    private static final byte[] PROFILE = "EP000000000".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CONNECTION = "EC000000000-0000".getBytes(StandardCharsets.ISO_8859_1);

    private ProfileIds() {}

    /** The id of the profile with this number, 0 to 999,999,999. */
    public static String of(int number) {
        return numbered(PROFILE, number, OWNER_END);
    }

    /** The id of a connection of the profile with this number; {@code ordinal} from 1 to 9,999. */
    public static String connection(int number, int ordinal) {
        byte[] id = CONNECTION.clone();
        write(number, id, OWNER_END);
        write(ordinal, id, CONNECTION_LENGTH);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    /** The number in an id of a profile; empty when it is none of Engage's own. */
    public static OptionalInt number(String profileId) {
        return profileId.length() == OWNER_END && profileId.startsWith("EP")
                ? digits(profileId, 2, OWNER_END)
                : OptionalInt.empty();
    }

    /** The number of the profile in an id of a connection; empty when it is none of Engage's own. */
    public static OptionalInt owner(String connectionId) {
        boolean formed = connectionId.length() == CONNECTION_LENGTH
                && connectionId.startsWith("EC")
                && connectionId.charAt(OWNER_END) == '-'
                && ordinal(connectionId) > 0;
        return formed ? digits(connectionId, 2, OWNER_END) : OptionalInt.empty();
    }

    /** The ordinal in an id of a connection that has an {@link #owner}. */
    public static int ordinal(String connectionId) {
        return digits(connectionId, OWNER_END + 1, CONNECTION_LENGTH).orElse(0);
    }

    /** The number written in a part of a text; empty when it is no plain number. */
    static OptionalInt digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            number = number * 10 + digit;
        }
        return OptionalInt.of(number);
    }

    /** A form with a number written into its zeros, up to {@code end}; there are tens of millions of ids to write. */
    static String numbered(byte[] form, int number, int end) {
        byte[] text = form.clone();
        write(number, text, end);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(int number, byte[] text, int end) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] = (byte) ('0' + rest % 10);
        }
    }
}
