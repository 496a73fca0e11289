package syncline.engage.directory;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Short transactions on Engage's database that need not come in turn with the changes of the directory. */
public record Transactions(DataSource pool) {
    /** What is done in a transaction. */
    public interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /**
     * Runs and commits.
     *
     * @throws DirectoryFailure if the database fails; then nothing has changed
     */
    public <T> T run(Work<T> work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(new Sql(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }
}
