package syncline.crm.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class SqlRecordsTest extends RecordStoreContract {
    private final TestDatabase databases;

    SqlRecordsTest(TestDatabase databases) {
        this.databases = databases;
    }

    @Override
    RecordStore open() {
        return SqlRecords.open(databases.empty(), SCHEMA, 4);
    }

    @Test
    void keepsItsRecordsInAFile(@TempDir Path folder) {
        var users = SCHEMA.required("user__sys");
        var database = Database.file(folder, "crm");
        try (var store = SqlRecords.open(database, SCHEMA, 2)) {
            Object[] values = new Object[users.fields().size()];
            values[0] = 12001L;
            values[users.required("username__sys").position()] = "rep@syncline.example";
            store.write(users, batch -> {
                batch.insert(List.of(new Row(values)));
                return true;
            });
        }
        try (var store = SqlRecords.open(database, SCHEMA, 2)) {
            assertThat(store.ids(users, users.required("username__sys"), List.of("rep@syncline.example")))
                    .isEqualTo(Map.of("rep@syncline.example", 12001L));
        }
    }
}
