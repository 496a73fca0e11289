package syncline.crm.vault;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;

/** The answers of Vault: always a JSON object with a {@code responseStatus}. */
final class Answer {
    private Answer() {}

    /** Writes a large answer piece by piece. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] success(Map<String, ?> content) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("responseStatus", "SUCCESS");
        all.putAll(content);
        return bytes(all);
    }

    static byte[] failure(String type, String message) {
        return bytes(failed("FAILURE", type, message));
    }

    /** What a sign-in that fails is answered. */
    static byte[] noSession(String type, String message) {
        var all = failed("FAILURE", type, message);
        all.put("errorType", "AUTHENTICATION_FAILED");
        return bytes(all);
    }

    /** What is answered when the fault is the server's. */
    static byte[] exception(String message) {
        return bytes(failed("EXCEPTION", "UNEXPECTED_ERROR", message));
    }

    static byte[] streamed(Body body) {
        var out = new ByteArrayOutputStream(1 << 14);
        try (var json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, Object> failed(String status, String type, String message) {
        var all = new LinkedHashMap<String, Object>();
        all.put("responseStatus", status);
        all.put("responseMessage", message);
        all.put("errors", List.of(Map.of("type", type, "message", message)));
        return all;
    }

    private static byte[] bytes(Map<String, ?> content) {
        try {
            return Json.MAPPER.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
