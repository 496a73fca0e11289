package syncline.engage.population;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the owner of a profile is. */
public enum Role {
    /** A health care professional. */
    @JsonProperty("hcp")
    HCP,
    /** Somebody who works for one. */
    @JsonProperty("staff")
    STAFF
}
