package syncline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import syncline.lab.LabClock;

class PackageMapTest {
    private static final PackageMap MAP = PackageMap.of("""
            sync.rules:
            sync.run: sync.rules akka
            """);

    /** Uses a package of ours, SQL and HTTP: once by a field, once by an array, once by a call. */
    @SuppressWarnings("unused")
    private static final class Uses {
        private @Nullable LabClock clock;
        private Connection[] connections = {};

        static Object client() {
            return HttpClient.newHttpClient();
        }
    }

    @Test
    void readsItsLines() {
        assertThat(MAP.uses()).isEqualTo(Map.of("sync.rules", Set.of(), "sync.run", Set.of("akka", "sync.rules")));
    }

    @Test
    void seesWhatClassesUse() {
        var drawn = PackageMap.of(new ClassFileImporter().importClasses(Uses.class));
        assertThat(drawn.uses()).isEqualTo(Map.of("docs", Set.of("http", "lab", "sql")));
    }

    @Test
    void allowsWhatItListsAndLess() {
        assertThat(MAP.broken(MAP)).isEmpty();
        assertThat(MAP.broken(PackageMap.of("sync.rules:\nsync.run: akka"))).isEmpty();
    }

    @Test
    void tellsAllThatItDoesNotAllow() {
        assertThat(MAP.broken(PackageMap.of("sync.rules: akka sql\nsync.new: lab")))
                .isEqualTo(List.of(
                        "sync.new is not on the map; it uses lab",
                        "sync.rules uses akka, which the map does not allow",
                        "sync.rules uses sql, which the map does not allow",
                        "sync.run is on the map, but there is no such package"));
    }
}
