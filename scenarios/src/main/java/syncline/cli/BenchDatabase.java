package syncline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import syncline.lab.db.Database;
import syncline.lab.db.PostgresServer;
import syncline.runner.Storage;

/**
 * What keeps the data of a bench.
 *
 * @param name as {@code --db} says it: memory, file, postgres, or an address
 */
record BenchDatabase(String name) {
    /** Without user and password. */
    String place() {
        return new Database(name, "", "").place();
    }

    /** Makes empty places for databases of this kind, by name. */
    Function<String, Storage> places() throws IOException {
        if (name.equals("memory")) {
            return Storage::memory;
        }
        if (name.equals("file")) {
            Path folder = Files.createTempDirectory("syncline-bench");
            return place -> Storage.files(folder.resolve(place));
        }
        var database = name.equals("postgres")
                ? PostgresServer.temporary().untilExit().database()
                : Storage.database(name, System.getenv());
        return place -> Storage.schemas(database, place);
    }
}
