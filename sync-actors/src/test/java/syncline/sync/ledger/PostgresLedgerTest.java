package syncline.sync.ledger;

import syncline.lab.db.Database;
import syncline.lab.db.TestPostgres;

class PostgresLedgerTest extends LedgerContract {
    @Override
    Database database() {
        return TestPostgres.empty();
    }
}
