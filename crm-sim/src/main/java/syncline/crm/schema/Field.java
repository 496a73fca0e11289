package syncline.crm.schema;

import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object.
 *
 * @param position where its value stands in a row, from 0
 * @param required whether a record cannot be without it
 * @param unique whether no two records of the object may share a value; such a field may be the key of an upsert
 * @param system whether the CRM alone sets it, and whoever may use migration mode
 * @param computed whether its value follows from other records, so that nobody sets it
 * @param indexed whether records are looked up by it, though it is not unique
 * @param maxLength the longest text, in characters; 0 for fields that hold no text
 * @param picklist the picklist whose values it takes, or null
 * @param values the names that a picklist or type field takes; empty for others
 * @param target the object that a reference points to, or null
 * @param relationship the name by which the referenced record is reached, as in {@code account__vr}, or null
 * @param idPrefix the prefix of the ids it holds; empty for fields that hold none
 * @param initial what a new record has if nothing is given, or null
 */
public record Field(
        String name,
        String label,
        FieldType type,
        int position,
        boolean required,
        boolean unique,
        boolean system,
        boolean computed,
        boolean indexed,
        int maxLength,
        @Nullable String picklist,
        Set<String> values,
        @Nullable String target,
        @Nullable String relationship,
        String idPrefix,
        @Nullable Object initial) {

    /**
     * Turns a value from outside (text, number or boolean) into the field's own.
     *
     * @return null if the text is empty, which is how a value is cleared
     * @throws RefusedValue if the field does not take the value
     */
    public @Nullable Object accept(Object raw) throws RefusedValue {
        if (raw instanceof String text && text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case STRING -> text(raw);
            case PICKLIST, TYPE -> name(raw);
            case NUMBER -> number(raw);
            case BOOLEAN -> bool(raw);
            case DATETIME -> time(raw);
            case ID, OBJECT -> id(raw);
        };
    }

    /** The value as the world outside sees it: ids with their prefix, times as ISO-8601, everything else as it is. */
    public Object show(Object value) {
        return switch (type) {
            case ID, OBJECT -> RecordId.text(idPrefix, (Long) value);
            case DATETIME -> UtcTime.text((Long) value);
            case STRING, PICKLIST, TYPE, NUMBER, BOOLEAN -> value;
        };
    }

    private String text(Object raw) throws RefusedValue {
        String text = raw instanceof String s ? XmlText.clean(s) : raw.toString();
        if (text.length() > maxLength) {
            throw invalid("is longer than " + maxLength + " characters");
        }
        return text;
    }

    private String name(Object raw) throws RefusedValue {
        Object only = raw instanceof List<?> list && list.size() == 1 && list.get(0) != null ? list.get(0) : raw;
        if (only instanceof String name && values.contains(name)) {
            return name;
        }
        throw invalid("has a value that does not exist");
    }

    private Long number(Object raw) throws RefusedValue {
        try {
            return raw instanceof Long number ? number : Long.valueOf(raw.toString());
        } catch (NumberFormatException e) {
            throw invalid("is not a whole number");
        }
    }

    private Boolean bool(Object raw) throws RefusedValue {
        if (raw instanceof Boolean given) {
            return given;
        }
        if (raw.equals("true")) {
            return Boolean.TRUE;
        }
        if (raw.equals("false")) {
            return Boolean.FALSE;
        }
        throw invalid("is neither true nor false");
    }

    private Long time(Object raw) throws RefusedValue {
        if (raw instanceof String text) {
            try {
                return UtcTime.parse(text);
            } catch (DateTimeException e) {
                throw invalid("is not a time of the form 2026-03-01T12:00:00.000Z");
            }
        }
        throw invalid("is not a time of the form 2026-03-01T12:00:00.000Z");
    }

    private Long id(Object raw) throws RefusedValue {
        var id = RecordId.parse(idPrefix, raw.toString());
        if (id.isEmpty()) {
            throw new RefusedValue("INVALID_DATA", noSuchRecord(raw.toString()));
        }
        return id.getAsLong();
    }

    /** What is said of a record that is not there. */
    public static String noSuchRecord(String id) {
        String shown = id.length() > 100 ? id.substring(0, 100) + "…" : id;
        return "The resource [" + shown + "] does not exist";
    }

    private RefusedValue invalid(String why) {
        return new RefusedValue("INVALID_DATA", "Field [" + name + "] " + why);
    }
}
