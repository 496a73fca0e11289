package syncline.sync.journal;

import syncline.sync.rules.CrmObject;

/** A record by the persistence id of its actor: {@code profile|EP000000001}. */
public record RecordId(CrmObject object, String id) {
    /**
     * Whose persistence id it is.
     *
     * @throws IllegalArgumentException if it is not the id of a record's actor
     */
    public static RecordId of(String persistenceId) {
        for (CrmObject object : CrmObject.values()) {
            String kind = kind(object);
            if (persistenceId.startsWith(kind)) {
                return new RecordId(object, persistenceId.substring(kind.length()));
            }
        }
        throw new IllegalArgumentException(persistenceId + " is no record's actor");
    }

    /** What the persistence ids of the actors of an object begin with. */
    static String kind(CrmObject object) {
        return switch (object) {
            case PROFILE -> "profile|";
            case CONNECTION -> "connection|";
        };
    }
}
