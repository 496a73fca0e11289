package syncline.crm.devices;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import syncline.crm.records.Crm;
import syncline.crm.records.Deletions;
import syncline.crm.records.Filter;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.lab.http.Json;

/**
 * One sync of a device, as lines of JSON: its kind and time, then what the device has to put and to remove, then how much that
 * was. Without the last line it is not whole. At most one page of rows is in memory.
 */
final class Download {
    /** A batch of writes carries the time at which it began; one that was under way at an earlier sync is looked for again. */
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

    private static final int PAGE = 1000;
    private static final long END = Long.MAX_VALUE;

    private final Crm crm;
    private final Executor blocking;
    private final Instant now;
    private final AtomicLong rows = new AtomicLong();

    /**
     * Records that are all put, or all removed.
     *
     * @param object of what the device is told
     * @param from the object whose records tell it: the same, or the notes on deleted records
     * @param fields those to put; or the id, and at the end the field that holds the id to remove
     */
    private record Part(CrmObject object, boolean put, CrmObject from, List<Field> fields, Filter filter) {
        Selection after(long id) {
            var behind = new Filter.Compare(from.id(), Filter.Comparison.GREATER, id);
            return new Selection(from, fields, new Filter.And(List.of(behind, filter)), List.of());
        }
    }

    /** @param blocking runs what waits for the database */
    Download(Crm crm, Executor blocking, Instant now) {
        this.crm = crm;
        this.blocking = blocking;
        this.now = now;
    }

    /** A database refresh: all that the device is to hold. */
    Source<ByteString, NotUsed> full(List<Holding> holdings) {
        return stream("full", holdings.stream().map(h -> put(h, h.held(now))).toList());
    }

    /** What has changed since an earlier sync of the device. */
    Source<ByteString, NotUsed> incremental(List<Holding> holdings, Instant since) {
        Instant from = since.minus(LONGEST_WRITE);
        Deletions deletions = crm.deletions();
        var parts = new ArrayList<Part>();
        for (Holding holding : holdings) {
            CrmObject object = holding.object();
            parts.add(put(holding, holding.come(from, now)));
            if (holding.enhancedSync()) {
                parts.add(new Part(object, false, object, List.of(object.id()), holding.gone(from, now)));
            }
            CrmObject notes = deletions.notes();
            parts.add(new Part(
                    object,
                    false,
                    notes,
                    List.of(notes.id(), deletions.goneId()),
                    deletions.since(object, from.toEpochMilli())));
        }
        return stream("incremental", parts);
    }

    private static Part put(Holding holding, Filter filter) {
        return new Part(holding.object(), true, holding.object(), holding.fields(), filter);
    }

    private Source<ByteString, NotUsed> stream(String sync, List<Part> parts) {
        Source<ByteString, NotUsed> begin = Source.single(line(json -> {
            json.writeStringField("sync", sync);
            json.writeStringField("at", now.toString());
        }));
        return begin.concat(Source.from(parts).flatMapConcat(this::pages))
                .concatLazy(Source.lazySingle(() -> line(json -> {
                    json.writeBooleanField("end", true);
                    json.writeNumberField("rows", rows.get());
                })));
    }

    private Source<ByteString, NotUsed> pages(Part part) {
        return Source.unfoldAsync(
                0L,
                last -> last == END
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.supplyAsync(() -> Optional.of(page(part, last)), blocking));
    }

    private Pair<Long, ByteString> page(Part part, long last) {
        List<Row> page = crm.select(part.after(last), 0, PAGE);
        rows.addAndGet(page.size());
        long next = page.size() < PAGE ? END : page.get(PAGE - 1).id();
        return Pair.create(
                next,
                lines(page.stream()
                        .map(row -> (Content) json -> operation(json, part, row))
                        .toList()));
    }

    private static void operation(JsonGenerator json, Part part, Row row) throws IOException {
        json.writeStringField("object", part.object.name());
        json.writeStringField("op", part.put ? "put" : "remove");
        if (part.put) {
            json.writePOJOField("row", Holding.shown(row, part.fields));
        } else {
            json.writeObjectField("id", row.show(part.fields.get(part.fields.size() - 1)));
        }
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static ByteString line(Content content) {
        return lines(List.of(content));
    }

    private static ByteString lines(List<Content> contents) {
        var out = new ByteArrayOutputStream();
        try (var json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Content content : contents) {
                json.writeStartObject();
                content.write(json);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.fromArrayUnsafe(out.toByteArray());
    }
}
