package syncline.load.audience;

import java.util.Locale;

/** Who is behind a request, which nobody but the one who sends it knows for sure (J16). */
public enum Kind {
    /** An HCP. */
    PERSON,
    /** A chat app that shows what is behind a link. */
    PREVIEW,
    /** A mail gateway that looks whether a link does harm. */
    SCANNER;

    /** As the lab writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
