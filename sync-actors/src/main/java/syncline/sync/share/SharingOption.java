package syncline.sync.share;

import java.util.Arrays;
import java.util.Optional;

/** By what a link can be shared. */
public enum SharingOption {
    MESSAGES("Messages", "messages__v"),
    LINE("LINE", "line__v"),
    LINEWORKS("LINEWORKS", "lineworks__v"),
    COPY_URL("CopyURL", "copy_url__v"),
    QR_CODE("QRCode", "qr_code__v"),
    WALLET("Wallet", "wallet__v");

    private final String label;
    private final String via;

    SharingOption(String label, String via) {
        this.label = label;
        this.via = via;
    }

    /** Its name in the setting ENGAGE_LINK_APPS and in the admin API. */
    public String label() {
        return label;
    }

    /** Its value of {@code sent_via__v} (I27). */
    public String via() {
        return via;
    }

    /** The option of that name, if it is one. */
    public static Optional<SharingOption> named(String label) {
        return Arrays.stream(values())
                .filter(option -> option.label.equals(label))
                .findFirst();
    }
}
