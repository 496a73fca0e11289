package syncline.sync;

import com.zaxxer.hikari.HikariDataSource;

/** Gives tests of other packages a database with the sync's tables. */
public final class LedgerTables {
    private LedgerTables() {}

    public static void create(HikariDataSource database) {
        Schema.create(database);
    }
}
