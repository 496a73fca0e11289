package syncline.sync.share;

import java.util.Arrays;
import java.util.Optional;

/** What field users share from; there is nothing else (G14, I26). */
public enum Platform {
    IPAD("iPad"),
    IPHONE("iPhone");

    private final String label;

    Platform(String label) {
        this.label = label;
    }

    /** Its name, in the CRM too. */
    public String label() {
        return label;
    }

    /** The platform of that name, if it is one. */
    public static Optional<Platform> named(String label) {
        return Arrays.stream(values())
                .filter(platform -> platform.label.equals(label))
                .findFirst();
    }
}
