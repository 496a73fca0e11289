package syncline.load.audience;

import java.util.Optional;
import java.util.stream.Stream;

/** How a link was shared, and what becomes of it then. */
public enum Option {
    QR_CODE("qr_code__v", 0.70, 0, 0, true),
    MESSAGES("messages__v", 0.35, 0.60, 0, false),
    LINE("line__v", 0.30, 0.90, 0, false),
    LINEWORKS("lineworks__v", 0.30, 0.90, 0, false),
    COPY_URL("copy_url__v", 0.20, 0, 0.25, false),
    WALLET("wallet__v", 0.80, 0, 0, true);

    private final String via;
    private final double opened;
    private final double previewed;
    private final double scanned;
    private final boolean inPerson;

    Option(String via, double opened, double previewed, double scanned, boolean inPerson) {
        this.via = via;
        this.opened = opened;
        this.previewed = previewed;
        this.scanned = scanned;
        this.inPerson = inPerson;
    }

    /** The option with this name in the CRM. */
    public static Optional<Option> of(String via) {
        return Stream.of(values()).filter(option -> option.via.equals(via)).findFirst();
    }

    /** How likely a person opens the link, 0 to 1 (N19). */
    double opened() {
        return opened;
    }

    /** How likely a chat app previews it, 0 to 1 (N26). */
    double previewed() {
        return previewed;
    }

    /** How likely scanners look at it, 0 to 1 (N26). */
    double scanned() {
        return scanned;
    }

    /** Whether both look at the same screen when it is shared. */
    boolean inPerson() {
        return inPerson;
    }
}
