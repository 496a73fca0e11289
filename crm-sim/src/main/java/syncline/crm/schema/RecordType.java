package syncline.crm.schema;

/** One of the types that an object's records come in, as in {@code engage_hcp_profile__v}. */
public record RecordType(String name, String id, String label) {}
