package syncline.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import syncline.lab.UserError;
import syncline.lab.db.Database;
import syncline.lab.db.PostgresServer;

/**
 * Where the parts of a lab keep their data. To be closed after the lab.
 *
 * @param words what to call it in a report
 * @param server the database server that was started for it, if one was
 */
public record Storage(Database engage, Database crm, Database sync, String words, Optional<PostgresServer> server)
        implements AutoCloseable {
    /** What {@code --db} takes. */
    public static final String CHOICES = "memory|FOLDER|postgres[:FOLDER]|jdbc:…";

    /** What {@code --db} means; {@code up} and {@code run} show it. */
    public static final String HELP =
            "Where data is kept: in memory or in files of a folder, by H2; by a PostgreSQL server started for"
                    + " the lab, with its data in a folder or until it stops; or at a JDBC address of H2 or PostgreSQL (user and password"
                    + " from SYNCLINE_DB_USER and SYNCLINE_DB_PASSWORD).";

    private static final String POSTGRES = "postgres";

    /** H2 in this JVM's memory; {@code name} keeps labs of one JVM apart. */
    public static Storage memory(String name) {
        return new Storage(
                Database.memory(name + "-engage"),
                Database.memory(name + "-crm"),
                Database.memory(name + "-sync"),
                "H2, in memory",
                Optional.empty());
    }

    /**
     * H2 in files of a folder, which is made when it is not there.
     *
     * @throws UserError if the folder cannot be made
     */
    public static Storage files(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError(
                    "The folder %s for the databases cannot be made (%s). Choose another with --db."
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
        return new Storage(
                Database.file(folder, "engage"),
                Database.file(folder, "crm"),
                Database.file(folder, "sync"),
                "H2, files in " + folder,
                Optional.empty());
    }

    /** One database for all parts: on PostgreSQL each has its own schema, on H2 its own tables in one. */
    public static Storage in(Database database) {
        return in(database, "", database.place(), Optional.empty());
    }

    /** Schemas of that name in a PostgreSQL database that has others, too. */
    public static Storage schemas(Database database, String name) {
        return in(database, "_" + name.replace('-', '_'), "PostgreSQL", Optional.empty());
    }

    private static Storage in(Database database, String suffix, String words, Optional<PostgresServer> server) {
        return new Storage(
                database.part("engage" + suffix),
                database.part("crm" + suffix),
                database.part("sync" + suffix),
                words,
                server);
    }

    private static Storage postgres(PostgresServer server, String words) {
        return in(server.database(), "", words, Optional.of(server));
    }

    /**
     * What {@code --db} says: {@link #CHOICES}. User and password of a JDBC address come from {@code SYNCLINE_DB_USER} and
     * {@code SYNCLINE_DB_PASSWORD}, so that no password stands on a command line.
     *
     * @throws UserError if the folder cannot be made, or PostgreSQL cannot run here
     */
    public static Storage parse(String db, String name, Map<String, String> environment) {
        if (db.equals("memory")) {
            return memory(name);
        }
        if (db.equals(POSTGRES)) {
            return postgres(PostgresServer.temporary(), "PostgreSQL, until the lab stops");
        }
        if (db.startsWith(POSTGRES + ":")) {
            Path folder = Path.of(db.substring(POSTGRES.length() + 1));
            return postgres(PostgresServer.in(folder), "PostgreSQL, files in " + folder);
        }
        if (db.startsWith("jdbc:")) {
            return in(database(db, environment));
        }
        return files(Path.of(db));
    }

    /** The database at a JDBC address, for the user whom the environment names. */
    public static Database database(String jdbc, Map<String, String> environment) {
        String usual = jdbc.startsWith("jdbc:postgresql:") ? "postgres" : "sa";
        return new Database(
                jdbc,
                environment.getOrDefault("SYNCLINE_DB_USER", usual),
                environment.getOrDefault("SYNCLINE_DB_PASSWORD", ""));
    }

    /** Ends what is in memory only, which else stays until the JVM ends. No lab may use it any more. */
    public void forget() {
        Stream.of(engage, crm, sync).distinct().forEach(Database::forget);
    }

    /** Stops the server that was started for it. */
    @Override
    public void close() {
        server.ifPresent(PostgresServer::close);
    }
}
