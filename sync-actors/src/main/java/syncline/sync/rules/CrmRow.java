package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row as the CRM must hold it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProfileRow.class, name = "profile"),
    @JsonSubTypes.Type(value = ConnectionRow.class, name = "connection")
})
public sealed interface CrmRow permits ProfileRow, ConnectionRow {
    /** The name of the field that finds a row again (C1). */
    String KEY = "vexternal_id__v";

    /** Engage's id of the record, the value of {@link #KEY}. */
    String externalId();

    /** Every field the sync writes with its value, null for an empty one; the key is among them. */
    Map<String, @Nullable Object> fields();

    /** The fields to send so that a row that holds {@code before} comes to hold this, the key among them (C1). */
    default Map<String, @Nullable Object> changedFrom(CrmRow before) {
        var old = before.fields();
        var changed = new LinkedHashMap<String, @Nullable Object>();
        fields().forEach((field, value) -> {
            if (field.equals(KEY) || !Objects.equals(value, old.get(field))) {
                changed.put(field, value);
            }
        });
        return changed;
    }
}
