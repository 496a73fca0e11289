package syncline.sync.ledger;

import java.sql.SQLException;

/** The ledger's database failed; ends a sync as a whole. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnavailable(SQLException cause) {
        super("The ledger's database failed: " + cause.getMessage(), cause);
    }
}
