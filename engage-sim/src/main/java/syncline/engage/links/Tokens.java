package syncline.engage.links;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What short links are known by: 128 random bits in 22 characters that need no encoding in an address.
 *
 * @param random safe for use by many threads
 */
record Tokens(RandomGenerator random) {
    private static final int BYTES = 16;
    private static final int LENGTH = 22;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    String next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return TEXT.encodeToString(bits);
    }

    /** Whether it could be a token: whatever else a client asks for needs no look into the database. */
    static boolean isPossible(String text) {
        return text.length() == LENGTH && text.chars().allMatch(Tokens::isPossible);
    }

    private static boolean isPossible(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
