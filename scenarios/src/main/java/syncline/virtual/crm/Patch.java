package syncline.virtual.crm;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.ProfileRow;

/** A row after a write of some of its fields. */
record Patch(Set<String> sent) {
    CrmRow of(CrmRow before, CrmRow after) {
        return switch (after) {
            case ProfileRow row -> profile((ProfileRow) before, row);
            case ConnectionRow row -> connection((ConnectionRow) before, row);
        };
    }

    private ProfileRow profile(ProfileRow before, ProfileRow after) {
        return new ProfileRow(
                before.externalId(),
                of("object_type__v.api_name__v", before.objectType(), after.objectType()),
                of("name__v", before.name(), after.name()),
                of("connection_status__v", before.status(), after.status()),
                of("connection_status_update_datetime__v", before.statusUpdatedAt(), after.statusUpdatedAt()),
                orNull("account__v", before.account(), after.account()),
                orNull("degree__v", before.degree(), after.degree()),
                orNull("display_name__v", before.displayName(), after.displayName()),
                orNull("engage_signup_datetime__v", before.signedUpAt(), after.signedUpAt()),
                orNull("first_name__v", before.firstName(), after.firstName()),
                orNull("last_name__v", before.lastName(), after.lastName()),
                orNull("profile_photo_url__v", before.photoUrl(), after.photoUrl()),
                orNull("title__v", before.title(), after.title()));
    }

    private ConnectionRow connection(ConnectionRow before, ConnectionRow after) {
        return new ConnectionRow(
                before.externalId(),
                of("name__v", before.name(), after.name()),
                of("from_user__v", before.fromUser(), after.fromUser()),
                of(ConnectionRow.PROFILE, before.profileId(), after.profileId()),
                of("active__v", before.active(), after.active()),
                orNull("inactivation_datetime__v", before.inactivatedAt(), after.inactivatedAt()),
                of("last_update_datetime__v", before.lastUpdatedAt(), after.lastUpdatedAt()));
    }

    private <T> T of(String field, T before, T after) {
        return sent.contains(field) ? after : before;
    }

    private <T> @Nullable T orNull(String field, @Nullable T before, @Nullable T after) {
        return sent.contains(field) ? after : before;
    }
}
