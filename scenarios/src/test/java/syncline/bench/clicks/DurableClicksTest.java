package syncline.bench.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.db.TestDatabase;

class DurableClicksTest {
    @ParameterizedTest
    @EnumSource
    void countsTheClicksOfItsDatabase(TestDatabase databases) throws Exception {
        var engage = new DurableClicks(databases.empty());
        try (engage;
                var client = HttpClient.newHttpClient()) {
            assertThat(engage.paths()).hasSize(20_000).doesNotHaveDuplicates();
            for (String path : engage.paths().subList(0, 3)) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(engage.uri() + path)).build(), BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
        assertThat(engage.stored()).isEqualTo(3);
    }
}
