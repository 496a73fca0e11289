package syncline.engage.population;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of an export of profiles, users and connections. */
enum ExportColumn {
    PROFILE_ID(64, "an id of letters, digits, dots, dashes and underscores"),
    ROLE(5, "hcp or staff"),
    FIRST_NAME(ExportColumn.TEXT, "a name"),
    LAST_NAME(ExportColumn.TEXT, "a name"),
    DISPLAY_NAME(ExportColumn.TEXT, "a name or nothing"),
    TITLE(ExportColumn.TEXT, "a title or nothing"),
    DEGREES(ExportColumn.TEXT, "degrees joined by ';' or nothing"),
    PHOTO_URL(ExportColumn.TEXT, "an address that starts with http:// or https://, or nothing"),
    SIGNED_UP_AT(40, "a time like 2024-05-31T10:00:00Z"),
    DELETED_AT(40, "a time like 2024-05-31T10:00:00Z or nothing"),
    ACCOUNT_ID(64, "an id of letters, digits, dots, dashes and underscores, or nothing"),
    ACCOUNT_NAME(128, "a name or nothing"),
    USERNAME(250, "a user's name without blanks, or nothing"),
    USER_FIRST_NAME(ExportColumn.USER_TEXT, "a name or nothing"),
    USER_LAST_NAME(ExportColumn.USER_TEXT, "a name or nothing"),
    USER_EMAIL(250, "an e-mail address or nothing"),
    USER_VAULT(100, "the name of a Vault or nothing"),
    USER_COMPANY(100, "the name of a company or nothing"),
    CONNECTION_ID(64, "an id of letters, digits, dots, dashes and underscores, or nothing"),
    CONNECTED_AT(40, "a time like 2024-05-31T10:00:00Z, or nothing"),
    DISCONNECTED_AT(40, "a time like 2024-05-31T10:00:00Z, or nothing");

    private static final int TEXT = 1_000;
    /** The CRM has both names of a user in one text of 128 characters. */
    private static final int USER_TEXT = 60;

    private final int most;
    private final String allowed;

    ExportColumn(int most, String allowed) {
        this.most = most;
        this.allowed = allowed;
    }

    /** How many characters a value may have. */
    int most() {
        return most;
    }

    /** What may stand here, as the end of a sentence. */
    String allowed() {
        return allowed;
    }

    /** Its name in the header. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String headers() {
        return Arrays.stream(values()).map(ExportColumn::header).collect(Collectors.joining(", "));
    }
}
