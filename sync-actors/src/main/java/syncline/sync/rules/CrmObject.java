package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two objects of the CRM that the sync writes. */
public enum CrmObject {
    /** One row per Engage profile. */
    @JsonProperty("engage_profile__v")
    PROFILE("engage_profile__v"),
    /** One row per Engage connection to a user of the Vault. */
    @JsonProperty("engage_connection__v")
    CONNECTION("engage_connection__v");

    private final String apiName;

    CrmObject(String apiName) {
        this.apiName = apiName;
    }

    /** The object's name in the CRM. */
    public String apiName() {
        return apiName;
    }

    /** The object of that name in the CRM. */
    public static CrmObject named(String apiName) {
        for (CrmObject object : values()) {
            if (object.apiName.equals(apiName)) {
                return object;
            }
        }
        throw new IllegalArgumentException("The sync writes no object " + apiName);
    }
}
