package syncline.crm.records;

import java.util.UUID;
import syncline.lab.db.Database;

class SqlProfileStatusTest extends EngageProfileStatusContract {
    @Override
    RecordStore open() {
        return SqlRecords.open(Database.memory(UUID.randomUUID().toString()), SCHEMA, 4);
    }
}
