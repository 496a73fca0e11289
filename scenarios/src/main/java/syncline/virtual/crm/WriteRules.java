package syncline.virtual.crm;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Outcome.Refused;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;
import syncline.crm.schema.RefusedValue;
import syncline.crm.schema.Schema;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.Decision;
import syncline.sync.rules.ProfileRow;

/** Why the CRM refuses a record for what it is or for who writes it, in the simulated CRM's order and words. */
final class WriteRules {
    private static final String NO_ACCESS = "INSUFFICIENT_ACCESS";

    private final Schema schema;
    private final List<Text<ProfileRow>> profileTexts;
    private final List<Text<ConnectionRow>> connectionTexts;

    private record Text<T>(int longest, Function<T, @Nullable String> value) {
        boolean fits(T row) {
            String text = value.apply(row);
            return text == null || text.length() <= longest;
        }
    }

    WriteRules(Schema schema) {
        this.schema = schema;
        CrmObject profiles = schema.required("engage_profile__v");
        this.profileTexts = List.of(
                text(profiles, "name__v", ProfileRow::name),
                text(profiles, "degree__v", ProfileRow::degree),
                text(profiles, "display_name__v", ProfileRow::displayName),
                text(profiles, "first_name__v", ProfileRow::firstName),
                text(profiles, "last_name__v", ProfileRow::lastName),
                text(profiles, "profile_photo_url__v", ProfileRow::photoUrl),
                text(profiles, "title__v", ProfileRow::title));
        this.connectionTexts = List.of(text(schema.required("engage_connection__v"), "name__v", ConnectionRow::name));
    }

    private static <T> Text<T> text(CrmObject object, String field, Function<T, @Nullable String> value) {
        return new Text<>(object.required(field).maxLength(), value);
    }

    /** C36: a text that is sent and too long. */
    @Nullable
    Refused tooLong(CrmObject object, Decision.Send send) {
        if (fits(send.row())) {
            return null;
        }
        for (var sent : send.fields().entrySet()) {
            var input = schema.input(object, sent.getKey());
            if (input != null && input.field().type() == FieldType.STRING && sent.getValue() != null) {
                try {
                    input.field().accept(sent.getValue());
                } catch (RefusedValue e) {
                    return new Refused(e.type(), e.reason());
                }
            }
        }
        return null;
    }

    private boolean fits(CrmRow row) {
        return switch (row) {
            case ProfileRow profile -> profileTexts.stream().allMatch(text -> text.fits(profile));
            case ConnectionRow connection -> connectionTexts.stream().allMatch(text -> text.fits(connection));
        };
    }

    /** What the integration user may not do. */
    @Nullable
    Refused notAllowed(RightsNow now, Decision.Send send, boolean isNew) {
        if (now.complete()) {
            return null;
        }
        var rights = now.rights();
        if (isNew && !rights.create()) {
            return new Refused(NO_ACCESS, "User has no permission to create records of [" + now.object() + "]");
        }
        if (!isNew && !rights.edit()) {
            return new Refused(NO_ACCESS, "User has no permission to edit records of [" + now.object() + "]");
        }
        Map<String, @Nullable Object> sent = send.fields();
        return now.object().fields().stream()
                .filter(field -> isSent(sent, field) && (isNew || !RightsNow.isKey(field)) && !rights.editable(field))
                .findFirst()
                .map(field -> new Refused(
                        NO_ACCESS,
                        "User has no permission to edit the field [" + field.name() + "] of [" + now.object() + "]"))
                .orElse(null);
    }

    private static boolean isSent(Map<String, @Nullable Object> sent, Field field) {
        return Stream.of(field.name(), field.name() + ".api_name__v", field.relationship() + ".vexternal_id__v")
                .anyMatch(sent::containsKey);
    }

    /** What the row must not be. */
    @Nullable
    Refused mustNotBe(RightsNow now, CrmRow row) {
        boolean unnamed = switch (row) {
            case ProfileRow profile -> profile.name().isEmpty();
            case ConnectionRow connection -> connection.name().isEmpty();
        };
        if (unnamed) {
            return new Refused("PARAMETER_REQUIRED", "Missing required parameter [name__v]");
        }
        String type = switch (row) {
            case ProfileRow profile -> profile.objectType();
            case ConnectionRow connection -> ConnectionRow.OBJECT_TYPE;
        };
        return now.complete() || now.rights().type(type)
                ? null
                : new Refused(NO_ACCESS, "User has no permission on the object type [" + type + "]");
    }
}
