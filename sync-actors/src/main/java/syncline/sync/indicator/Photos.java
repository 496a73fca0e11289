package syncline.sync.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import syncline.sync.indicator.HeldAccount.Profile;

/**
 * The photos that a device has stored: for each profile, by Engage's id, the link its photo was fetched from. What a device syncs
 * are links; the photos themselves come when somebody looks (H30).
 */
public record Photos(Map<String, String> fetched) {
    /** A device that never fetched one. */
    public static final Photos NONE = new Photos(Map.of());

    /** Something that happens on a device. */
    public sealed interface Occasion {
        /** The user tapped the indicator of the account of these profiles. */
        record Tapped() implements Occasion {}

        /** The user opened the Engage tab, where there are chat threads with these profiles. */
        record EngageTabOpened(Set<String> threads) implements Occasion {}

        /** The device synced. */
        record Synced() implements Occasion {}
    }

    public Photos {
        fetched = Map.copyOf(fetched);
    }

    /** Whose photos are fetched now: none without a connection (H31), none while syncing (H30), none twice unless its link is new (H33). */
    public List<Profile> toFetch(Occasion occasion, List<Profile> profiles, boolean online) {
        return profiles.stream()
                .filter(profile -> online && isWanted(occasion, profile))
                .filter(profile ->
                        profile.photoUrl() != null && !profile.photoUrl().equals(fetched.get(profile.externalId())))
                .toList();
    }

    private static boolean isWanted(Occasion occasion, Profile profile) {
        return switch (occasion) {
            case Occasion.Tapped tapped -> true;
            case Occasion.EngageTabOpened opened -> opened.threads().contains(profile.externalId());
            case Occasion.Synced synced -> false;
        };
    }

    /** What is stored after that. */
    public Photos after(Occasion occasion, List<Profile> profiles, boolean online) {
        var now = new HashMap<>(fetched);
        toFetch(occasion, profiles, online)
                .forEach(profile -> now.put(profile.externalId(), String.valueOf(profile.photoUrl())));
        return new Photos(now);
    }

    /** H31, H32: a stored photo shows offline too, an old one until the new one has come; without any, initials show. */
    Photo of(Profile profile) {
        String stored = fetched.get(profile.externalId());
        return stored == null || profile.photoUrl() == null ? Photo.placeholder(profile) : Photo.fetched(stored);
    }
}
