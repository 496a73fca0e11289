package syncline.engage.hits;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;

/** Who a visitor says to be, for the lab's own counts alone. */
public enum Label {
    /** Nothing was said. */
    @JsonProperty("none")
    NONE(0),
    /** Somebody looks at a screen. */
    @JsonProperty("person")
    PERSON(1),
    /** A chat app fetches a preview. */
    @JsonProperty("preview")
    PREVIEW(2),
    /** A scanner of messages follows every link. */
    @JsonProperty("scanner")
    SCANNER(3);

    private final int code;

    Label(int code) {
        this.code = code;
    }

    /** What is stored for it. */
    short code() {
        return (short) code;
    }

    /** The one that is stored so. */
    static Label of(int code) {
        return Stream.of(values())
                .filter(label -> label.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No label has the code " + code));
    }
}
