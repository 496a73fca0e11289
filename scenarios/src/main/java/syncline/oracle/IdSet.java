package syncline.oracle;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A set of ids of the CRM: one that is a prefix of three characters and a number of at most nine digits takes a few bits, as there may be millions. */
final class IdSet {
    private static final int PREFIX = 3;
    private static final int LENGTH = 15;
    private static final int LARGEST = 999_999_999;

    private String prefix = "";
    private final BitSet numbered = new BitSet();
    private final Set<String> others = new HashSet<>();

    void add(String id) {
        int number = number(id);
        if (number >= 0 && prefix.isEmpty()) {
            prefix = id.substring(0, PREFIX);
        }
        if (number >= 0 && id.startsWith(prefix)) {
            numbered.set(number);
        } else {
            others.add(id);
        }
    }

    boolean contains(String id) {
        int number = number(id);
        boolean ours = number >= 0 && !prefix.isEmpty() && id.startsWith(prefix);
        return ours ? numbered.get(number) : others.contains(id);
    }

    private static int number(String id) {
        if (id.length() != LENGTH) {
            return -1;
        }
        long number = 0;
        for (int i = PREFIX; i < LENGTH; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number <= LARGEST ? (int) number : -1;
    }
}
