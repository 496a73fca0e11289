package syncline.virtual.crm;

import syncline.crm.schema.RecordId;
import syncline.sync.rules.CrmObject;

/**
 * Where a record of a virtual run is kept.
 *
 * @param number of the profile, its own or its connection's
 * @param slot in the arrays of its object, or {@link #NEW} for a record that the population did not have
 * @param id in Engage
 * @param crmNumber the number of its id in the CRM, which it has from the first
 */
public record Place(CrmObject object, int number, int slot, String id, long crmNumber) {
    /** Instead of a slot: kept by its id. */
    public static final int NEW = -1;

    /** Whether the population had it. */
    public boolean isOriginal() {
        return slot != NEW;
    }

    /** Its id in the CRM. */
    public String crmId() {
        return RecordId.text(prefix(object), crmNumber);
    }

    static String prefix(CrmObject object) {
        return switch (object) {
            case PROFILE -> "V6P";
            case CONNECTION -> "V6C";
        };
    }
}
