package syncline.sync.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Decision;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;

/**
 * A decision as a history tells it; what does not belong to its kind is null.
 *
 * @param fields what was sent, times as text
 * @param mayCreate false if a row was only to be changed, null where nothing was sent
 * @param cause what a record was held back for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(
        Kind kind,
        @Nullable Operation operation,

        @JsonInclude(content = JsonInclude.Include.ALWAYS) @Nullable
        Map<String, @Nullable Object> fields,

        @Nullable Boolean mayCreate,
        @Nullable String warning,
        @Nullable FailureClass cause) {

    /** The kinds of {@link Decision}. */
    public enum Kind {
        @JsonProperty("send")
        SEND,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("parked")
        PARKED,
        @JsonProperty("held")
        HELD,
        @JsonProperty("out-of-scope")
        OUT_OF_SCOPE
    }

    /** A decision, told. */
    public static Verdict of(Decision decision) {
        return switch (decision) {
            case Decision.Send send ->
                new Verdict(Kind.SEND, send.operation(), asText(send.fields()), send.mayCreate(), send.warning(), null);
            case Decision.Unchanged unchanged ->
                new Verdict(Kind.UNCHANGED, null, null, null, unchanged.warning(), null);
            case Decision.Parked parked -> only(Kind.PARKED, null);
            case Decision.Held held -> only(Kind.HELD, held.cause());
            case Decision.OutOfScope out -> only(Kind.OUT_OF_SCOPE, null);
        };
    }

    private static Verdict only(Kind kind, @Nullable FailureClass cause) {
        return new Verdict(kind, null, null, null, null, cause);
    }

    /** As JSON reads them back, so that a verdict that was read equals one that is made. */
    private static Map<String, @Nullable Object> asText(Map<String, @Nullable Object> fields) {
        var told = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(fields.size());
        fields.forEach((name, value) -> told.put(name, value instanceof Instant time ? time.toString() : value));
        return told;
    }
}
