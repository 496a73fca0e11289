package syncline.crm.schema;

/** What a field holds, and as which Java type: Long, String or Boolean. */
public enum FieldType {
    /** The record's own id; a Long, shown with the object's prefix. */
    ID("ID", Long.class),
    /** Text, at most as long as the field allows. */
    STRING("String", String.class),
    /** A whole number. */
    NUMBER("Number", Long.class),
    /** Yes or no. */
    BOOLEAN("Boolean", Boolean.class),
    /** A time in UTC; a Long of milliseconds since 1970. */
    DATETIME("DateTime", Long.class),
    /** The name of one value of a picklist. */
    PICKLIST("Picklist", String.class),
    /** The id of a record of another object; a Long. */
    OBJECT("Object", Long.class),
    /** The name of one of the object's types. */
    TYPE("Object", String.class);

    private final String label;
    private final Class<?> java;

    FieldType(String label, Class<?> java) {
        this.label = label;
        this.java = java;
    }

    /** The name that Vault gives to the type. */
    public String label() {
        return label;
    }

    /** The class of the field's values in a row. */
    public Class<?> java() {
        return java;
    }
}
