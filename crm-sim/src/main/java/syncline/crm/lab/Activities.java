package syncline.crm.lab;

import akka.http.javadsl.model.Query;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** The activities of sent messages, counted from their rows: what the fields of the messages should say. */
record Activities(Crm crm) {
    private static final int MOST = 1000;

    /**
     * A message's activities.
     *
     * @param id of the message outside the CRM
     * @param clicked how many of its activities are clicks
     * @param viewed how many are views
     * @param clickCount what the message itself says of its clicks, and {@code viewCount} of its views
     */
    private record Counted(
            @Nullable Object id,
            long clicked,
            long viewed,
            @Nullable Object clickCount,
            @Nullable Object viewCount) {}

    /** A page in the order of the ids; {@code next} is what the next one comes after, or null. */
    private record Page(List<Counted> items, @Nullable Object next) {}

    Map<String, ?> rows() {
        CrmObject activities = crm.schema().required("message_activity__v");
        return Map.of("rows", crm.count(new Selection(activities, List.of(), null, List.of())));
    }

    /**
     * The messages behind the one that {@code after} names, as many as {@code limit} says.
     *
     * @throws IllegalArgumentException if the limit is not one of 1 to 1,000
     */
    Object byMessage(Query query) {
        int limit = limit(query.get("limit").orElse(Integer.toString(MOST)));
        String after = query.get("after").orElse("");
        CrmObject messages = crm.schema().required("sent_message__v");
        Field key = messages.externalKey();
        Filter named = new Filter.Compare(key, Filter.Comparison.GREATER, after);
        var selection = new Selection(messages, messages.fields(), named, List.of(new Selection.Order(key, false)));
        List<Row> page = crm.select(selection, 0, limit);
        var counted = crm.activities(page.stream().map(Row::id).toList());
        var items = page.stream()
                .map(row -> counted(messages, row, counted.getOrDefault(row.id(), Map.of())))
                .toList();
        return new Page(items, page.size() < limit ? null : items.getLast().id());
    }

    private static int limit(String given) {
        int limit = given.matches("\\d{1,4}") ? Integer.parseInt(given) : 0;
        if (limit >= 1 && limit <= MOST) {
            return limit;
        }
        throw new IllegalArgumentException("The parameter limit is a number from 1 to " + MOST + ".");
    }

    private static Counted counted(CrmObject messages, Row row, Map<Object, Long> activities) {
        return new Counted(
                row.show(messages.externalKey()),
                activities.getOrDefault("clicked__v", 0L),
                activities.getOrDefault("viewed__v", 0L),
                row.show(messages.required("click_count__v")),
                row.show(messages.required("view_count__v")));
    }
}
