package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A right, or all rights on an object when nothing but the object is named. */
public record Right(
        @About("The permission set: integration, end user, business admin, …")
        String user,

        @About("The object, as engage_profile__v") String object,

        @About("Only one field, as title__v") @Nullable String field,

        @About("Of the field only Edit or only Read; both when nothing is said") @Nullable
        Access access,

        @About("Only one right on the object: create, read, edit or delete") @Nullable
        Verb right,

        @About("Only one object type, as engage_staff_profile__v") @Nullable
        String type) {
    /** What may be done with a field. */
    public enum Access {
        @JsonProperty("edit")
        EDIT,
        @JsonProperty("read")
        READ
    }

    /** What may be done with an object. */
    public enum Verb {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("read")
        READ,
        @JsonProperty("edit")
        EDIT,
        @JsonProperty("delete")
        DELETE
    }
}
