package syncline.crm.security;

/** A right on an object. Each of the others includes READ (rule G5). */
public enum Right {
    CREATE,
    READ,
    EDIT,
    DELETE
}
