package syncline.crm.lab;

import akka.NotUsed;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import syncline.crm.records.Crm;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.lab.http.Json;

/** What the lab reads in full, as lines of JSON. */
record RecordLines(Crm crm, Executor blocking) {
    private static final ContentType NDJSON = ContentTypes.parse("application/x-ndjson");
    private static final int PAGE = 1000;

    /** All records of an object; those with a required external id in its order. */
    HttpResponse of(String name) {
        CrmObject object = crm.schema().object(name);
        if (object == null) {
            return LabControls.error(404, "not_found", "This CRM has no object " + name);
        }
        Field key = object.externalKey().required() ? object.externalKey() : object.id();
        Source<ByteString, NotUsed> pages = Source.unfoldAsync(
                Optional.empty(), last -> CompletableFuture.supplyAsync(() -> page(object, key, last), blocking));
        return ndjson(pages);
    }

    private Optional<Pair<Optional<Object>, ByteString>> page(CrmObject object, Field key, Optional<Object> last) {
        List<Row> rows = crm.select(Selection.after(object, key, last.orElse(null)), 0, PAGE);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream(1 << 16);
        try (var json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Row row : rows) {
                json.writeStartObject();
                for (Field field : object.fields()) {
                    json.writePOJOField(field.name(), row.show(field));
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(Pair.create(
                Optional.ofNullable(rows.get(rows.size() - 1).get(key)),
                ByteString.fromArrayUnsafe(out.toByteArray())));
    }

    /** What the CRM remembers of failed writes. */
    HttpResponse failures() {
        return ndjson(Source.fromJavaStream(() -> crm.failures().all()).map(RecordLines::line));
    }

    private static ByteString line(Object value) throws JsonProcessingException {
        return ByteString.fromString(Json.MAPPER.writeValueAsString(value) + "\n");
    }

    private static HttpResponse ndjson(Source<ByteString, NotUsed> lines) {
        return HttpResponse.create().withEntity(HttpEntities.createChunked(NDJSON, lines));
    }
}
