package syncline.crm.vault;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Draft;
import syncline.crm.records.Outcome;
import syncline.crm.records.Write;
import syncline.crm.schema.Field;

/**
 * What a call that writes many records is answered: what became of each, in their order.
 *
 * @param urls what the address of a record begins with
 */
record BulkAnswer(Write write, String urls) {
    private static final String NO_CHANGES = "NO_DATA_CHANGES";

    byte[] of(List<Draft> drafts, List<Outcome> outcomes) {
        boolean unchanged = outcomes.stream().anyMatch(Outcome.Unchanged.class::isInstance);
        return Answer.streamed(json -> {
            json.writeStringField("responseStatus", unchanged ? "WARNING" : "SUCCESS");
            if (unchanged) {
                noChanges(json);
            }
            json.writeArrayFieldStart("data");
            for (int i = 0; i < outcomes.size(); i++) {
                outcome(json, drafts.get(i), outcomes.get(i));
            }
            json.writeEndArray();
        });
    }

    private void outcome(JsonGenerator json, Draft draft, Outcome outcome) throws IOException {
        json.writeStartObject();
        switch (outcome) {
            case Outcome.Created created -> {
                json.writeStringField("responseStatus", "SUCCESS");
                data(json, draft, created.id(), "created__sys");
            }
            case Outcome.Updated updated -> {
                json.writeStringField("responseStatus", "SUCCESS");
                data(json, draft, updated.id(), write.mode() == Write.Mode.UPDATE ? null : "updated__sys");
            }
            case Outcome.Unchanged unchanged -> {
                json.writeStringField("responseStatus", "WARNING");
                noChanges(json);
                data(json, draft, unchanged.id(), write.mode() == Write.Mode.UPDATE ? null : "updated__sys");
            }
            case Outcome.Deleted deleted -> {
                json.writeStringField("responseStatus", "SUCCESS");
                json.writeObjectFieldStart("data");
                json.writeStringField("id", deleted.id());
                keyValue(json, draft);
                json.writeEndObject();
            }
            case Outcome.Refused refused -> {
                json.writeStringField("responseStatus", "FAILURE");
                if (write.key() != null && draft.show(write.key()) != null) {
                    json.writeObjectFieldStart("data");
                    keyValue(json, draft);
                    json.writeEndObject();
                }
                json.writeArrayFieldStart("errors");
                json.writeStartObject();
                json.writeStringField("type", refused.type());
                json.writeStringField("message", refused.message());
                json.writeEndObject();
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private void data(JsonGenerator json, Draft draft, String id, @Nullable String event) throws IOException {
        json.writeObjectFieldStart("data");
        json.writeStringField("id", id);
        json.writeStringField("url", urls + id);
        if (event != null) {
            json.writeStringField("event", event);
        }
        keyValue(json, draft);
        json.writeEndObject();
    }

    private void keyValue(JsonGenerator json, Draft draft) throws IOException {
        Field key = write.key();
        Object value = key == null ? null : draft.show(key);
        if (value != null) {
            json.writeStringField("id_param_value", value.toString());
        }
    }

    private static void noChanges(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("warnings");
        json.writeStartObject();
        json.writeStringField("warning_type", NO_CHANGES);
        json.writeStringField("message", "No changes in values - record not updated.");
        json.writeEndObject();
        json.writeEndArray();
    }
}
