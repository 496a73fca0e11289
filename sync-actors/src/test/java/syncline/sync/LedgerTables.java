package syncline.sync;

import javax.sql.DataSource;

/** Gives tests of other packages a database with the sync's tables. */
public final class LedgerTables {
    private LedgerTables() {}

    public static void create(DataSource database) {
        Schema.create(database);
    }
}
