package syncline.crm.devices;

import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/**
 * A VMobile object configuration: which records of an object come down to the devices of one platform (rule K12).
 *
 * @param active whether any come down
 * @param account the field by which a record belongs to an account that the device has to hold, or null if it need not
 * @param enhancedSync whether an incremental sync also takes away what no longer fulfils the filter
 * @param where the filter as it stands in the configuration, {@code WHERE …}, or null for all records
 */
public record Vmoc(
        CrmObject object,
        Platform platform,
        boolean active,
        @Nullable Field account,
        boolean enhancedSync,
        @Nullable String where) {}
