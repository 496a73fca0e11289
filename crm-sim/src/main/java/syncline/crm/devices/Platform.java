package syncline.crm.devices;

import java.util.Arrays;
import java.util.Optional;

/** The platforms that devices of field users run on; there are no others (rule G14). */
public enum Platform {
    /** Tablets. */
    IPAD("iPad"),
    /** Telephones. */
    IPHONE("iPhone");

    private final String label;

    Platform(String label) {
        this.label = label;
    }

    /** Its name in configuration and addresses. */
    public String label() {
        return label;
    }

    /** The platform of that name, if it is one. */
    public static Optional<Platform> named(String label) {
        return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
    }
}
