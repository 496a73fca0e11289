package syncline.crm.vault;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import syncline.crm.query.Query;
import syncline.crm.query.Vql;
import syncline.crm.records.CallRefused;
import syncline.crm.records.Crm;
import syncline.crm.records.Row;
import syncline.crm.security.Caller;
import syncline.lab.LabClock;

/** The calls on {@code /query}: the first page of a query, and the pages after it. */
final class QueryCalls {
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_OPEN = 10_000;
    private static final Duration LIFE = Duration.ofDays(3);

    private final Crm crm;
    private final LabClock clock;
    private final Map<String, Open> open = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
            return size() > MOST_OPEN;
        }
    };

    /** A query with more than one page. */
    private record Open(Query query, long userId, long total, Instant used) {}

    QueryCalls(Crm crm, LabClock clock) {
        this.crm = crm;
        this.clock = clock;
    }

    byte[] first(Call call, Caller caller) {
        String text = call.field("q")
                .orElseThrow(() -> new CallRefused("PARAMETER_REQUIRED", "Missing required parameter [q]"));
        Query query = Vql.parse(text, crm.schema(), caller.permissions());
        long all = Math.max(0, crm.count(query.selection()) - query.skip());
        long total = Math.min(all, query.maxRows().orElse(all));
        int size = pageSize(query.pageSize().orElse(LARGEST_PAGE));
        String id = UUID.randomUUID().toString();
        if (total > size) {
            keep(id, new Open(query, caller.userId(), total, clock.instant()));
        }
        return page(call, id, query, total, size, Math.max(0, query.pageOffset()));
    }

    byte[] next(Call call, Caller caller, String id) {
        Open found = use(id, caller);
        int size = pageSize((int) number(call, "pagesize", LARGEST_PAGE));
        return page(call, id, found.query, found.total, size, number(call, "pageoffset", 0));
    }

    private void keep(String id, Open query) {
        synchronized (open) {
            open.put(id, query);
        }
    }

    private Open use(String id, Caller caller) {
        Instant now = clock.instant();
        synchronized (open) {
            Open found = open.get(id);
            if (found == null || found.userId != caller.userId() || !now.isBefore(found.used.plus(LIFE))) {
                throw new CallRefused("INVALID_DATA", "There is no such page any more. Send the query again.");
            }
            open.put(id, new Open(found.query, found.userId, found.total, now));
            return found;
        }
    }

    private byte[] page(Call call, String id, Query query, long total, int size, long offset) {
        int limit = (int) Math.max(0, Math.min(size, total - offset));
        List<Row> rows = limit == 0 ? List.of() : crm.select(query.selection(), query.skip() + offset, limit);
        String url = "/api/" + call.version() + "/query/" + id + "?pagesize=" + size + "&pageoffset=";
        return Answer.streamed(json -> {
            json.writeStringField("responseStatus", "SUCCESS");
            json.writeObjectFieldStart("responseDetails");
            json.writeNumberField("pagesize", size);
            json.writeNumberField("pageoffset", offset);
            json.writeNumberField("size", rows.size());
            json.writeNumberField("total", total);
            if (offset + size < total) {
                json.writeStringField("next_page", url + (offset + size));
            }
            if (offset > 0) {
                json.writeStringField("previous_page", url + Math.max(0, offset - size));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("data");
            for (Row row : rows) {
                row(json, query, row);
            }
            json.writeEndArray();
        });
    }

    private static void row(JsonGenerator json, Query query, Row row) throws IOException {
        json.writeStartObject();
        for (Query.Column column : query.columns()) {
            json.writePOJOField(
                    column.name(),
                    RecordCalls.shown(column.object(), column.field(), row.at(column.position()), column.typeName()));
        }
        json.writeEndObject();
    }

    private static int pageSize(int asked) {
        return Math.max(1, Math.min(LARGEST_PAGE, asked));
    }

    private static long number(Call call, String name, long otherwise) {
        try {
            return Math.max(0, call.parameter(name).map(Long::parseLong).orElse(otherwise));
        } catch (NumberFormatException e) {
            throw new CallRefused("INVALID_DATA", "The parameter [" + name + "] is not a number");
        }
    }
}
