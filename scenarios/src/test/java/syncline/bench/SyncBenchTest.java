package syncline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.TestDatabase;
import syncline.lab.db.TestPostgres;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

class SyncBenchTest {
    /** The floor itself checks that it has written each row of the live sync. */
    @ParameterizedTest
    @EnumSource
    void comparesALiveSyncWithTheFloorOfItsDatabase(TestDatabase database) throws Exception {
        var shared = TestPostgres.emptyDatabase();
        var lines = new ArrayList<String>();
        var figures = new SyncBench(
                        new Size(20, 1_000, 600, 900),
                        1,
                        name -> switch (database) {
                            case H2 -> Storage.memory(name);
                            case POSTGRES -> Storage.schemas(shared, name);
                        },
                        lines::add)
                .run();
        assertThat(figures.first().over(figures.floor())).isPositive();
        assertThat(lines).hasSize(3);
    }
}
