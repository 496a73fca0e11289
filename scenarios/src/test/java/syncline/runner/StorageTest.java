package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.db.Database;

class StorageTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SYNCLINE_DB_USER", "lab", "SYNCLINE_DB_PASSWORD", "s3cret");

    @Test
    void aPostgresAddressIsThreeSchemasOfOneDatabase() {
        var storage = Storage.parse("jdbc:postgresql://host/lab?ssl=true", "x", ENVIRONMENT);
        assertThat(storage.engage())
                .isEqualTo(new Database(
                        "jdbc:postgresql://host/lab?ssl=true&currentSchema=engage&reWriteBatchedInserts=true",
                        "lab",
                        "s3cret"));
        assertThat(storage.crm().url()).contains("currentSchema=crm");
        assertThat(storage.sync().url()).contains("currentSchema=sync");
        assertThat(storage.words()).isEqualTo("jdbc:postgresql://host/lab");
    }

    @Test
    void anAddressOfH2IsOneDatabaseForAll() {
        var storage = Storage.parse("jdbc:h2:mem:one", "x", Map.of());
        assertThat(storage.engage()).isEqualTo(new Database("jdbc:h2:mem:one", "sa", ""));
        assertThat(storage.crm()).isEqualTo(storage.engage());
        assertThat(storage.sync()).isEqualTo(storage.engage());
    }

    @Test
    void aPostgresOfItsOwnStopsWithTheStorage(@TempDir Path folder) throws Exception {
        Storage first;
        try (var storage = Storage.parse("postgres:" + folder, "x", Map.of());
                var pool = storage.crm().open("a test", 1);
                var connection = pool.getConnection()) {
            first = storage;
            assertThat(connection.getSchema()).isEqualTo("crm");
            assertThat(storage.words()).isEqualTo("PostgreSQL, files in " + folder);
        }
        assertThat(first.toString()).doesNotContain("password");
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aFolderIsThreeFilesOfH2(@TempDir Path folder) {
        var storage = Storage.parse(folder.resolve("new").toString(), "x", Map.of());
        assertThat(storage.crm().url())
                .contains("new")
                .isNotEqualTo(storage.sync().url());
        assertThat(folder.resolve("new")).isDirectory();
    }
}
