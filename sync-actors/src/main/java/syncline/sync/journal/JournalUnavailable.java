package syncline.sync.journal;

import java.sql.SQLException;

/** The journal's database failed; ends a sync as a whole. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalUnavailable(SQLException cause) {
        super("The journal's database failed: " + cause.getMessage(), cause);
    }
}
