package syncline.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import syncline.lab.UserError;
import syncline.lab.db.Database;

/**
 * Where the parts of a lab keep their data.
 *
 * @param words what to call it in a report
 */
public record Storage(Database engage, Database crm, Database sync, String words) {

    /** H2 in this JVM's memory; {@code name} keeps labs of one JVM apart. */
    public static Storage memory(String name) {
        return new Storage(
                Database.memory(name + "-engage"),
                Database.memory(name + "-crm"),
                Database.memory(name + "-sync"),
                "H2, in memory");
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
                "H2, files in " + folder);
    }

    /**
     * What {@code --db} says: {@code memory}, a JDBC address, or a folder for files. User and password of a JDBC address come from
     * {@code SYNCLINE_DB_USER} and {@code SYNCLINE_DB_PASSWORD}, so that no password stands on a command line.
     *
     * @throws UserError if the folder cannot be made
     */
    public static Storage parse(String db, String name, Map<String, String> environment) {
        if (db.equals("memory")) {
            return memory(name);
        }
        if (db.startsWith("jdbc:")) {
            var database = new Database(
                    db,
                    environment.getOrDefault("SYNCLINE_DB_USER", "sa"),
                    environment.getOrDefault("SYNCLINE_DB_PASSWORD", ""));
            return new Storage(database, database, database, db.replaceAll("[?;].*", ""));
        }
        return files(Path.of(db));
    }
}
