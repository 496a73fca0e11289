package syncline.crm.lab;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Crm;
import syncline.crm.records.Draft;
import syncline.crm.records.Write;
import syncline.crm.schema.CrmObject;

/** A user who is to become active or inactive. */
record UserChange(@Nullable String username, @Nullable Boolean active) {

    /**
     * @throws IllegalArgumentException if a field is missing
     * @throws NoSuchElementException if there is no such user
     */
    void apply(Crm crm) {
        if (username == null || active == null) {
            throw new IllegalArgumentException("The fields username and active (true or false) are needed.");
        }
        if (crm.user(username).isEmpty()) {
            throw new NoSuchElementException("The CRM has no user " + username + ".");
        }
        CrmObject users = crm.schema().required("user__sys");
        Draft draft = crm.draft(users);
        draft.set("username__sys", username);
        draft.set("status__v", active ? "active__v" : "inactive__v");
        crm.write(Write.byLab(crm.system(), users, users.required("username__sys")), List.of(draft));
    }
}
