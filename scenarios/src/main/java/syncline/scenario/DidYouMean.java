package syncline.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant to write. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The known word closest to {@code written}, if any is close enough to be a misspelling of it. */
    public static Optional<String> among(Collection<String> known, String written) {
        String folded = folded(written);
        int tolerance = Math.max(1, Math.min(4, folded.length() / 3 + 1));
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= tolerance)
                .filter(word -> distance(folded(word), folded) <= tolerance)
                .min(Comparator.comparingInt(word -> distance(folded(word), folded)));
    }

    /** {@code " Did you mean x?"}, or nothing. */
    public static String hint(Collection<String> known, String written) {
        return among(known, written).map(word -> " Did you mean " + word + "?").orElse("");
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
