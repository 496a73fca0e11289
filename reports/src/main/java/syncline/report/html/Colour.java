package syncline.report.html;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The colours of all charts, by the names that the style sheet gives them in light, in dark and on paper. */
public enum Colour {
    BLUE,
    ORANGE,
    TEAL,
    PURPLE,
    RED,
    GREY,
    INK;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
