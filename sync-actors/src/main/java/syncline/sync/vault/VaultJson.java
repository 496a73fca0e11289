package syncline.sync.vault;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of Vault's API: the answers read, and times written as {@code 2026-03-01T02:00:00.000Z}. */
final class VaultJson {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(Instant.class, new TimeSerializer()))
            .build();

    private VaultJson() {}

    /** An error of a call or of a record. */
    record ApiError(String type, String message) {}

    /** The answer to a sign-in. */
    record Session(
            String responseStatus,
            @Nullable String sessionId,
            @Nullable List<ApiError> errors) {}

    /** The answer to a write of records. */
    record Written(
            String responseStatus,
            @Nullable List<Entry> data,
            @Nullable List<ApiError> errors) {
        record Entry(
                String responseStatus,
                @Nullable Row data,
                @Nullable List<ApiError> errors) {}

        record Row(@Nullable String id) {}
    }

    /** The answer to "who am I". */
    record Users(
            String responseStatus,
            @Nullable List<OneUser> users,
            @Nullable List<ApiError> errors) {
        record OneUser(User user) {}

        record User(long id) {}
    }

    /** A page of query results. */
    record Rows(
            String responseStatus,
            @Nullable Details responseDetails,
            @Nullable List<Map<String, @Nullable Object>> data,
            @Nullable List<ApiError> errors) {
        record Details(@Nullable String next_page) {}
    }

    private static final class TimeSerializer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(MILLISECONDS.format(time));
        }
    }
}
