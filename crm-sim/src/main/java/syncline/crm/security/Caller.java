package syncline.crm.security;

/** Who calls: the number of a user and what that user may do. */
public record Caller(long userId, String username, PermissionSet permissions) {}
