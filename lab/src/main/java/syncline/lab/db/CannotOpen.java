package syncline.lab.db;

import java.sql.SQLException;
import java.util.regex.Pattern;
import syncline.lab.UserError;

/** Says why a database cannot be opened and what to do, without a word of any password. */
final class CannotOpen {
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;\\s\"']+");

    private CannotOpen() {}

    /** What is wrong and what mends it. */
    private record Reason(String what, String cure) {}

    static UserError error(String name, Database database, Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        Reason reason = reason(state, database, cause);
        return new UserError("The database of %s at %s cannot be opened: %s. %s"
                .formatted(name, database.place(), reason.what, reason.cure));
    }

    /** By the states of SQL, which H2 and PostgreSQL have in common as far as both know the case. */
    private static Reason reason(String state, Database database, Throwable cause) {
        return switch (state) {
            case "28P01", "28000", "08004" ->
                new Reason(
                        "the user %s or the password is not accepted".formatted(database.user()),
                        "Check both; for --db they come from SYNCLINE_DB_USER and SYNCLINE_DB_PASSWORD.");
            case "3D000" -> new Reason("there is no such database", "Create it, or correct its name in the address.");
            case "42501" ->
                new Reason(
                        "the user %s may not create a schema in it".formatted(database.user()),
                        "Grant the right: GRANT CREATE ON DATABASE … TO %s.".formatted(database.user()));
            case "53300" ->
                new Reason(
                        "it has no connection left", "Raise its max_connections, or stop other programs that use it.");
            case "08001", "08006" ->
                new Reason("there is no answer from it", "Check host and port, and that the database server runs.");
            case "90020" ->
                new Reason(
                        "another process uses the file",
                        "Stop the other Syncline that uses it, or choose another place with --db.");
            default ->
                new Reason(shown(cause, database), "Check the address, and that the database was made by Syncline.");
        };
    }

    /** The first line of what the driver says, which may repeat the whole address. */
    private static String shown(Throwable cause, Database database) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason is given");
        String shown = PASSWORD.matcher(message.replace(database.url(), database.place()))
                .replaceAll("$1…");
        return database.password().isEmpty() ? shown : shown.replace(database.password(), "…");
    }
}
