package syncline.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.run.Standing;

/**
 * What the load generator says once a second of how it stands.
 *
 * @param rate requests in the last second
 * @param p99Millis of the last second, null without any answer
 */
record LoadLine(
        long requests, long errors, double rate, @Nullable Double p99Millis) {
    /** What such a line begins with. */
    static final String MARK = "@load ";

    /** Empty for a line that was cut off. */
    static Optional<LoadLine> read(String line) {
        try {
            return Optional.of(Json.MAPPER.readValue(line.substring(MARK.length()), LoadLine.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    Standing standing() {
        return new Standing(requests, "requests", rate, p99Millis, errors, null);
    }
}
