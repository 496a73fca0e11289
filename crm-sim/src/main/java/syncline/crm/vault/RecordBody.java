package syncline.crm.vault;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.CallRefused;
import syncline.crm.records.Crm;
import syncline.crm.records.Draft;
import syncline.lab.http.Json;

/** Reads the records in the body of a write, token by token. */
final class RecordBody {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Supplier<Draft> empty;
    private final List<Draft> drafts = new ArrayList<>();

    private RecordBody(Supplier<Draft> empty) {
        this.empty = empty;
    }

    static List<Draft> read(Call call, Supplier<Draft> empty) {
        var body = new RecordBody(empty);
        try {
            if (call.mediaType("application/json")) {
                body.json(call.body());
            } else if (call.mediaType("text/csv")) {
                body.csv(call);
            } else {
                throw new CallRefused("INVALID_DATA", "Records are sent as application/json or as text/csv");
            }
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new CallRefused("INVALID_DATA", "The body is not CSV as RFC 4180 has it, with a header row");
        }
        return body.drafts;
    }

    /** Records that come as JSON in any case. */
    static List<Draft> json(ByteString array, Supplier<Draft> empty) {
        var body = new RecordBody(empty);
        try {
            body.json(array);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.drafts;
    }

    private void json(ByteString array) throws IOException {
        try (JsonParser json = Json.MAPPER.getFactory().createParser(array.toArrayUnsafe())) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new CallRefused("INVALID_DATA", "The body is not a JSON array of records");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new CallRefused("INVALID_DATA", "The body is not a JSON array of records");
                }
                Draft draft = next();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    draft.set(name, value(json));
                }
            }
        }
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? json.getText() : json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_ARRAY -> list(json);
            case START_OBJECT -> {
                json.skipChildren();
                yield List.of();
            }
            default -> json.getText();
        };
    }

    private static List<Object> list(JsonParser json) throws IOException {
        var values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
            }
            values.add(String.valueOf(json.getText()));
        }
        return values;
    }

    private void csv(Call call) throws IOException {
        var text = new StringReader(call.body().utf8String());
        try (var rows = CSV.parse(text)) {
            for (var row : rows) {
                Draft draft = next();
                row.toMap().forEach(draft::set);
            }
        }
    }

    private Draft next() {
        if (drafts.size() == Crm.LARGEST_BATCH) {
            throw new CallRefused("INVALID_DATA", "A call may hold at most " + Crm.LARGEST_BATCH + " records");
        }
        Draft draft = empty.get();
        drafts.add(draft);
        return draft;
    }

    private static CallRefused notJson(JsonProcessingException e) {
        var place = e.getLocation();
        String where = place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
        return new CallRefused("INVALID_DATA", "The body is not JSON" + where);
    }
}
