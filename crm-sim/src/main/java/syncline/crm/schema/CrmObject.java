package syncline.crm.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object of the CRM: what Vault calls an object is a table of records. */
public final class CrmObject {
    /** The field that holds a record's type, on objects that have types. */
    public static final String TYPE = "object_type__v";

    private final String name;
    private final String label;
    private final String labelPlural;
    private final String prefix;
    private final long firstId;
    private final @Nullable String autoName;
    private final List<Field> fields;
    private final Map<String, RecordType> types;
    private final Map<String, Field> byName;
    private final Map<String, Field> byRelationship;

    CrmObject(
            String name,
            String label,
            String labelPlural,
            String prefix,
            long firstId,
            @Nullable String autoName,
            List<Field> fields,
            Map<String, RecordType> types) {
        this.name = name;
        this.label = label;
        this.labelPlural = labelPlural;
        this.prefix = prefix;
        this.firstId = firstId;
        this.autoName = autoName;
        this.fields = List.copyOf(fields);
        this.types = Map.copyOf(types);
        this.byName = fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, f -> f));
        this.byRelationship = fields.stream()
                .filter(f -> f.relationship() != null)
                .collect(Collectors.toUnmodifiableMap(f -> String.valueOf(f.relationship()), f -> f));
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    public String labelPlural() {
        return labelPlural;
    }

    /** What the ids of its records begin with: three characters, or nothing for users. */
    public String prefix() {
        return prefix;
    }

    /** The number of the first record that the CRM itself creates. */
    public long firstId() {
        return firstId;
    }

    /** What the name of a record begins with that comes without one; its number follows. Null where names have to be given. */
    public @Nullable String autoName() {
        return autoName;
    }

    /** In the order of their positions; the first one is {@code id}. */
    public List<Field> fields() {
        return fields;
    }

    /** The record types by name; empty for objects without types. */
    public Map<String, RecordType> types() {
        return types;
    }

    /** The field of that name, or null. */
    public @Nullable Field field(String name) {
        return byName.get(name);
    }

    /**
     * A field that the program itself relies on.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field required(String name) {
        Field field = byName.get(name);
        if (field == null) {
            throw new IllegalArgumentException("The object " + this.name + " has no field " + name);
        }
        return field;
    }

    /** The reference that is reached by a relationship name such as {@code account__vr}, or null. */
    public @Nullable Field byRelationship(String relationship) {
        return byRelationship.get(relationship);
    }

    public Field id() {
        return fields.get(0);
    }

    /** The field that tells a record's type, or null if the object has no types. */
    public @Nullable Field typeField() {
        return byName.get(TYPE);
    }

    /** The name of the type with that id, or null. */
    public @Nullable String typeOfId(String id) {
        return types.values().stream()
                .filter(t -> t.id().equals(id))
                .map(RecordType::name)
                .findFirst()
                .orElse(null);
    }

    /** The field that outside systems know records by: {@code vexternal_id__v}, or the id where there is none. */
    public Field externalKey() {
        Field external = byName.get("vexternal_id__v");
        return external == null ? id() : external;
    }

    @Override
    public String toString() {
        return name;
    }
}
