package syncline.sync.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;
import syncline.sync.indicator.HeldAccount.Profile;
import syncline.sync.indicator.HeldAccount.Status;
import syncline.sync.indicator.Photos.Occasion;
import syncline.sync.indicator.Photos.Occasion.EngageTabOpened;
import syncline.sync.indicator.Photos.Occasion.Synced;
import syncline.sync.indicator.Photos.Occasion.Tapped;

class PhotosTest {
    private static final Profile ADA = of("P1", "https://cdn.example/ada-1.jpg");
    private static final Profile BEA = of("P2", "https://cdn.example/bea-1.jpg");
    private static final Profile NO_PHOTO = of("P3", null);
    private static final List<Profile> ALL = List.of(ADA, BEA, NO_PHOTO);
    private static final Photos TAPPED = Photos.NONE.after(new Tapped(), ALL, true);

    private static Profile of(String id, @Nullable String photoUrl) {
        return new Profile("V" + id, id, "Dr. Ada Osler", "Ada", "Osler", Status.CONNECTED, photoUrl);
    }

    @Test
    @Rule("H30")
    void photosAreFetchedByATapAndByTheEngageTabForItsThreadsAndNeverByASync() {
        assertThat(Photos.NONE.toFetch(new Tapped(), ALL, true)).containsExactly(ADA, BEA);
        assertThat(Photos.NONE.toFetch(new EngageTabOpened(Set.of("P2", "P9")), ALL, true))
                .containsExactly(BEA);
        assertThat(Photos.NONE.toFetch(new Synced(), ALL, true)).isEmpty();
        assertThat(Photos.NONE.after(new Synced(), ALL, true)).isEqualTo(Photos.NONE);
    }

    @Test
    @Rule("H31")
    void fetchingNeedsAConnectionAndLookingDoesNot() {
        for (Occasion occasion : List.of(new Tapped(), new EngageTabOpened(Set.of("P1")))) {
            assertThat(Photos.NONE.toFetch(occasion, ALL, false)).isEmpty();
        }
        var offline = TAPPED.after(new Tapped(), ALL, false);
        assertThat(offline.of(ADA)).isEqualTo(new Photo("https://cdn.example/ada-1.jpg", null));
    }

    @Test
    @Rule("H32")
    void initialsStandInForAPhotoThatIsNotThere() {
        assertThat(Photos.NONE.after(new Tapped(), ALL, false).of(ADA)).isEqualTo(new Photo(null, "AO"));
        assertThat(TAPPED.of(NO_PHOTO)).isEqualTo(new Photo(null, "AO"));
        assertThat(TAPPED.of(of("P1", null))).as("taken away").isEqualTo(new Photo(null, "AO"));
    }

    @ParameterizedTest
    @CsvSource({
        "ada, osler, any, AO",
        "Élodie, '', any, É",
        "'', '', 'Dr. Ada van Osler', DO",
        "'', '', Cher, C",
        "'', '', '', ''"
    })
    @Rule("H32")
    void initialsAreOfTheNameOrOfWhatIsShown(String first, String last, String name, String initials) {
        var profile = new Profile("V1", "P1", name, first, last, Status.CONNECTED, null);
        assertThat(Photo.placeholder(profile)).isEqualTo(new Photo(null, initials));
    }

    @Test
    @Rule("H33")
    void aNewLinkIsFetchedAtTheNextOccasionAndTheOldPhotoShowsUntilThen() {
        var changed = of("P1", "https://cdn.example/ada-2.jpg");
        assertThat(TAPPED.toFetch(new Tapped(), ALL, true)).as("nothing twice").isEmpty();
        assertThat(TAPPED.after(new Synced(), List.of(changed), true).of(changed))
                .isEqualTo(new Photo("https://cdn.example/ada-1.jpg", null));
        assertThat(TAPPED.toFetch(new Tapped(), List.of(changed, BEA), true)).containsExactly(changed);
        assertThat(TAPPED.after(new Tapped(), List.of(changed, BEA), true).of(changed))
                .isEqualTo(new Photo("https://cdn.example/ada-2.jpg", null));
    }
}
