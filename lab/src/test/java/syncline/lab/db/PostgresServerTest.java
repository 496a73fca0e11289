package syncline.lab.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class PostgresServerTest {
    @Test
    void keepsItsDataInAFolderThatOneAloneMayUse(@TempDir Path folder) throws Exception {
        try (var server = PostgresServer.in(folder)) {
            TestPostgres.execute(server.database(), "CREATE TABLE kept (id INT)");
            assertThatThrownBy(() -> PostgresServer.in(folder))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Another Syncline uses the PostgreSQL data in " + folder);
        }
        try (var server = PostgresServer.in(folder);
                var pool = server.database().open("a test", 1);
                var connection = pool.getConnection()) {
            assertThat(Columns.of(connection).tables()).containsOnlyKeys("kept");
        }
    }

    @Test
    void saysWhyItCannotRun(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/other.txt"), "of somebody else");
        assertThatThrownBy(() -> PostgresServer.in(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("PostgreSQL cannot be run with its data in " + folder)
                .hasMessageContaining("--db jdbc:postgresql://HOST/DATABASE");
    }
}
