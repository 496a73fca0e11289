package syncline.engage.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import syncline.engage.directory.Refusal;
import syncline.lab.http.Json;

/** A form as a browser sends it. */
final class Form {
    /** More than all the fields of a card can hold, in bytes. */
    static final int LARGEST = 16 * 1024;

    private Form() {}

    /**
     * The fields of a form, all of them texts.
     *
     * @throws Refusal if it is not encoded as forms are
     */
    static JsonNode parsed(String body) {
        var fields = Json.MAPPER.createObjectNode();
        try {
            for (String field : body.split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("The body has to be that of a form: name=value&name=value, percent-encoded.");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
