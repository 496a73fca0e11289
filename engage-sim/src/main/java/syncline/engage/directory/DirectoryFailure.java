package syncline.engage.directory;

import java.sql.SQLException;

/** The database of the directory failed. */
public final class DirectoryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DirectoryFailure(SQLException cause) {
        super("Engage's database failed: " + cause.getMessage(), cause);
    }
}
