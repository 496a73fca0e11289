package syncline.engage.hits;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who a visitor says to be, for the lab's own counts alone. Their order is stored: new ones come last. */
public enum Label {
    /** Nothing was said. */
    @JsonProperty("none")
    NONE,
    /** Somebody looks at a screen. */
    @JsonProperty("person")
    PERSON,
    /** A chat app fetches a preview. */
    @JsonProperty("preview")
    PREVIEW,
    /** A scanner of messages follows every link. */
    @JsonProperty("scanner")
    SCANNER
}
