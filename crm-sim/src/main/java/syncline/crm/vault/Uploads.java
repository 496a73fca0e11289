package syncline.crm.vault;

import akka.util.ByteString;
import syncline.crm.records.CallRefused;
import syncline.crm.records.Crm;
import syncline.crm.records.Write;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.security.Caller;

/** Takes in the records that a device made while its user worked, and answers as the API does for any bulk write. */
public final class Uploads {
    private static final String MOBILE_ID = "mobile_id__v";

    private final Crm crm;

    public Uploads(Crm crm) {
        this.crm = crm;
    }

    /**
     * Makes or updates up to 500 records by the ids that the device gave them, with the rights of its user (rule I35). They belong to the
     * user; one that belongs to somebody else is refused.
     *
     * @param records a JSON array
     * @throws CallRefused if it is none or too long, or if devices make no such records
     */
    public ByteString take(Caller user, String objectName, ByteString records) {
        CrmObject object = crm.schema().object(objectName);
        Field mobileId = object == null ? null : object.field(MOBILE_ID);
        if (object == null || mobileId == null) {
            throw new CallRefused("INVALID_DATA", "Devices make no records of [" + objectName + "]");
        }
        var write = Write.upload(user, object, mobileId);
        var drafts = RecordBody.json(records, () -> {
            var draft = crm.draft(object);
            draft.set(Write.OWNER, Long.toString(user.userId()));
            return draft;
        });
        return ByteString.fromArrayUnsafe(
                new BulkAnswer(write, "/vobjects/" + object + "/").of(drafts, crm.write(write, drafts)));
    }
}
