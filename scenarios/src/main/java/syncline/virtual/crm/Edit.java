package syncline.virtual.crm;

import java.time.Instant;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.ProfileRow;

/** What a person does to a row by hand (C37): the title of a profile, or the name of a connection. */
final class Edit {
    private Edit() {}

    static CrmRow byHand(CrmRow row, Instant at) {
        String text = "Edited by hand at " + at;
        return switch (row) {
            case ProfileRow p ->
                new ProfileRow(
                        p.externalId(),
                        p.objectType(),
                        p.name(),
                        p.status(),
                        p.statusUpdatedAt(),
                        p.account(),
                        p.degree(),
                        p.displayName(),
                        p.signedUpAt(),
                        p.firstName(),
                        p.lastName(),
                        p.photoUrl(),
                        text);
            case ConnectionRow c ->
                new ConnectionRow(
                        c.externalId(),
                        text,
                        c.fromUser(),
                        c.profileId(),
                        c.active(),
                        c.inactivatedAt(),
                        c.lastUpdatedAt());
        };
    }
}
