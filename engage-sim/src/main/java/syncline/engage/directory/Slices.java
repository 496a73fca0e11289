package syncline.engage.directory;

/** Cuts the profiles into equal parts: a profile and its connections always fall into the same one. */
public final class Slices {
    private Slices() {}

    /** The slice of a profile, 0 to {@code slices}. */
    public static int of(String profileId, int slices) {
        return hash(profileId) % slices;
    }

    /** What the slice is computed from; never negative, the same for ever. */
    static int hash(String profileId) {
        int h = profileId.hashCode() * 0x9E3779B9;
        return (h ^ (h >>> 15)) & Integer.MAX_VALUE;
    }
}
