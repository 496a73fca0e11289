package syncline.report.html;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a line is drawn, so that it can be told from others without its colour. */
public enum Stroke {
    SOLID,
    DASHED,
    DOTTED,
    /** Solid, and filled below. */
    AREA;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
