package syncline.sync.replay;

import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;

/** A record of a history: a profile and a connection may have the same id (E1). */
record RecordKey(CrmObject object, String id) {
    static RecordKey of(EngageRecord record) {
        return new RecordKey(record instanceof EngageProfile ? CrmObject.PROFILE : CrmObject.CONNECTION, record.id());
    }
}
