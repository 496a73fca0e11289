package syncline.lab.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class DatabaseTest {
    @Test
    void opensADatabaseInMemory() throws SQLException {
        try (var pool = Database.memory("opens").open("a test", 2);
                var connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void saysWhatIsWrongWithADatabaseThatCannotBeOpened(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("broken.mv.db"), "this is not a database");
        assertThatThrownBy(() -> Database.file(folder, "broken").open("the CRM's records", 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The database of the CRM's records")
                .hasMessageContaining("broken")
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(new Database("jdbc:h2:mem:x", "sa", "s3cret")).asString().doesNotContain("s3cret");
    }
}
