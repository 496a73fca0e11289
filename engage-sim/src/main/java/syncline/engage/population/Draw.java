package syncline.engage.population;

import java.util.List;

/** Draws that depend on nothing but a seed, an index and what is drawn, so that any may be made alone and in any order. */
enum Draw {
    ROLE(1),
    LINKED(2),
    LANGUAGE(3),
    FIRST_NAME(4),
    LAST_NAME(5),
    DISPLAY_NAME(6),
    TITLE(7),
    DEGREES(8),
    PHOTO(9),
    TERRITORY(10),
    CONNECTIONS(11);

    private final long salt;

    Draw(long salt) {
        this.salt = salt * 0x9E3779B97F4A7C15L;
    }

    /** A number whose 64 bits all look random: the finisher of SplitMix64, as SplittableRandom uses it. */
    long bits(long seed, long index) {
        return bitsOf(key(seed), index);
    }

    /** What all draws of this kind with one seed have in common, for whoever makes many of them. */
    long key(long seed) {
        return mix(seed + salt);
    }

    /** The {@link #bits(long, long)} of a {@link #key}. */
    static long bitsOf(long key, long index) {
        return mix(key + index * 0xD1342543DE82EF95L);
    }

    /** A number from 0 to {@code bound}, exclusive. */
    int below(int bound, long seed, long index) {
        return (int) Math.unsignedMultiplyHigh(bits(seed, index), bound);
    }

    /** True with the given probability. */
    boolean chance(double probability, long seed, long index) {
        return (bits(seed, index) >>> 11) * 0x1.0p-53 < probability;
    }

    <T> T of(List<T> choices, long seed, long index) {
        return choices.get(below(choices.size(), seed, index));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
