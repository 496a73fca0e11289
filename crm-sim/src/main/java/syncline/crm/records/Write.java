package syncline.crm.records;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.security.Caller;

/**
 * What a write call wants.
 *
 * @param key the unique field by which records are found; null where new ones are to be made
 * @param migration whether system fields and inactive status may be set
 * @param lab whether it is the lab's own, which no fault hits and whose failures are not counted
 * @param own whether only records may be written that the caller owns, before the write and after it
 */
public record Write(
        Caller caller,
        CrmObject object,
        Mode mode,
        @Nullable Field key,
        boolean migration,
        boolean lab,
        boolean own) {
    /** The field that names a record's owner. */
    public static final String OWNER = "ownerid__v";

    /** What happens to records that exist, and to those that do not. */
    public enum Mode {
        /** All records are new. */
        CREATE,
        /** All records exist. */
        UPDATE,
        /** Those that exist are updated, the others created. */
        UPSERT,
        /** Those that exist are left alone, the others created with all fields as given; the lab's own way in. */
        LOAD
    }

    /** Changes records on behalf of the lab: always possible for whoever has the rights. */
    public static Write byLab(Caller caller, CrmObject object, Field key) {
        return new Write(caller, object, Mode.UPDATE, key, false, true, false);
    }

    /** Makes new records. */
    public static Write create(Caller caller, CrmObject object, boolean migration) {
        return new Write(caller, object, Mode.CREATE, null, migration, false, false);
    }

    /** Changes the records that {@code key} names. */
    public static Write update(Caller caller, CrmObject object, Field key, boolean migration) {
        return new Write(caller, object, Mode.UPDATE, key, migration, false, false);
    }

    /** Changes the records that {@code key} names, or makes them. */
    public static Write upsert(Caller caller, CrmObject object, Field key, boolean migration) {
        return new Write(caller, object, Mode.UPSERT, key, migration, false, false);
    }

    /** Takes in what a device made: records of an object with owners, by the key that the device gave them (rule I35). */
    public static Write upload(Caller user, CrmObject object, Field mobileId) {
        return new Write(user, object, Mode.UPSERT, mobileId, false, false, true);
    }

    /** What makes the CRM refuse the call as a whole. */
    void check(List<Draft> drafts) {
        if (drafts.size() > Crm.LARGEST_BATCH) {
            throw new CallRefused(
                    "INVALID_DATA",
                    "A call may hold at most " + Crm.LARGEST_BATCH + " records, this one has " + drafts.size());
        }
        if (migration && !caller.permissions().migration()) {
            throw new CallRefused("INSUFFICIENT_ACCESS", "User has no permission to use migration mode");
        }
        if (key != null && !key.unique()) {
            throw new CallRefused("INVALID_DATA", "The idParam [" + key.name() + "] is not a unique field");
        }
        if (key != null && mode == Mode.UPSERT) {
            checkTwice(key, drafts);
        }
    }

    private static void checkTwice(Field key, List<Draft> drafts) {
        var seen = new HashSet<Object>();
        for (Draft draft : drafts) {
            Object value = draft.given(key);
            if (value != null && !seen.add(value)) {
                throw new CallRefused(
                        "INVALID_DATA", "The value [" + key.show(value) + "] of [" + key.name() + "] occurs twice");
            }
        }
    }
}
