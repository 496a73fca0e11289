package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became, in the Vault, of the account that Engage has for a profile.
 *
 * @param id of the account, or of the one it was merged into (C23)
 */
public record VaultAccount(String id, Standing standing) {
    /** Whether a row can point to the account. */
    public enum Standing {
        /** It is there, or nobody may look and the CRM will tell. */
        @JsonProperty("present")
        PRESENT,
        /** The Vault has no such account: the row is left without one (C24). */
        @JsonProperty("missing")
        MISSING,
        /** There is none, but it may have been merged, which may not be read: the row keeps the account it has (G12). */
        @JsonProperty("untraceable")
        UNTRACEABLE
    }

    /** What account__v is to hold, given what the row holds now. */
    @Nullable
    String field(@Nullable ProfileRow written) {
        return switch (standing) {
            case PRESENT -> id;
            case MISSING -> null;
            case UNTRACEABLE -> written == null ? null : written.account();
        };
    }

    /** What the success log says of it, or null if all is well. */
    @Nullable
    String warning() {
        return switch (standing) {
            case PRESENT -> null;
            case MISSING -> "account " + id + " does not exist in this Vault; account__v is left empty";
            case UNTRACEABLE ->
                "account " + id + " does not exist in this Vault, and whether it was merged cannot be read;"
                        + " account__v is left as it is";
        };
    }
}
