package syncline.engage.population;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Profiles as a pure function of seed and index: who somebody is, and since when. */
final class SeededProfiles {
    private static final long FROM = Instant.parse("2021-01-01T00:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2025-12-31T00:00:00Z").toEpochMilli();
    private static final double HCPS = 0.92;
    private static final double WITH_DISPLAY_NAME = 0.8;
    private static final double WITH_PHOTO = 0.6;

    private static final List<String> HCP_TITLES = List.of(
            "",
            "",
            "Dr.",
            "Dr.",
            "Prof.",
            "Prof. Dr.",
            "Chief Physician",
            "Consultant Cardiologist",
            "General Practitioner");
    private static final List<String> STAFF_TITLES =
            List.of("", "Practice Manager", "Medical Assistant", "Head Nurse", "Study Coordinator");
    private static final List<List<String>> HCP_DEGREES = List.of(
            List.of("MD"),
            List.of("MD"),
            List.of("MD"),
            List.of("MD", "PhD"),
            List.of("DO"),
            List.of("PharmD"),
            List.of("MD", "MPH"));
    private static final List<List<String>> STAFF_DEGREES =
            List.of(List.of(), List.of(), List.of("RN"), List.of("BSN", "RN"));

    private final int count;
    private final long seed;
    private final String vault;

    SeededProfiles(int count, long seed, String vault) {
        this.count = count;
        this.seed = seed;
        this.vault = vault;
    }

    /**
     * A profile.
     *
     * @param account the number of its account, negative if it has none
     */
    Profile at(int index, int account) {
        String id = ProfileIds.of(index);
        Role role = role(index);
        Names names = Names.drawn(seed, index);
        String first = names.first(seed, index);
        String last = names.last(seed, index);
        String title = title(index, role);
        Instant made = madeAt(index);
        return new Profile(
                id,
                1,
                made,
                role,
                first,
                last,
                displayName(index, title, first, last),
                title.isEmpty() ? null : title,
                Draw.DEGREES.of(role == Role.HCP ? HCP_DEGREES : STAFF_DEGREES, seed, index),
                Draw.PHOTO.chance(WITH_PHOTO, seed, index)
                        ? "https://cdn.engage.example/photos/" + id + "/1.jpg"
                        : null,
                made,
                account < 0 ? Map.of() : Map.of(vault, AccountIds.text(account)),
                null,
                null,
                null);
    }

    /** What it is called, which takes less than making it up. */
    String name(int index) {
        Names names = Names.drawn(seed, index);
        String first = names.first(seed, index);
        String last = names.last(seed, index);
        String shown = displayName(index, title(index, role(index)), first, last);
        return shown == null ? first + " " + last : shown;
    }

    private String title(int index, Role role) {
        return Draw.TITLE.of(role == Role.HCP ? HCP_TITLES : STAFF_TITLES, seed, index);
    }

    private @Nullable String displayName(int index, String title, String first, String last) {
        if (!Draw.DISPLAY_NAME.chance(WITH_DISPLAY_NAME, seed, index)) {
            return null;
        }
        return title.endsWith("r.") || title.equals("Prof.") ? title + " " + first + " " + last : first + " " + last;
    }

    Role role(int index) {
        return Draw.ROLE.chance(HCPS, seed, index) ? Role.HCP : Role.STAFF;
    }

    /** When it signed up: evenly over five years, in the order of indices; the beginning of them for index 0. */
    Instant madeAt(int index) {
        return Instant.ofEpochMilli(FROM + (long) ((UNTIL - FROM) * ((double) index / Math.max(1, count))));
    }
}
