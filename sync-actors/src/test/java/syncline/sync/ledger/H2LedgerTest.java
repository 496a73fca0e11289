package syncline.sync.ledger;

import java.util.UUID;
import syncline.lab.db.Database;

class H2LedgerTest extends LedgerContract {
    @Override
    Database database() {
        return Database.memory(UUID.randomUUID().toString());
    }
}
