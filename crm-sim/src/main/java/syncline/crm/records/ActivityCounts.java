package syncline.crm.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/**
 * Keeps the counts of a sent message true (rules J17 and J18): how many of its activities are clicks and how many are views, and whether
 * there are any. A batch adds up what it changes and writes each message once, however many of its activities are of one message.
 *
 * <p>They are kept when activities are written, and not counted when messages are read, because whoever reads can then filter and order by
 * them, and devices find by the modified date which messages to fetch again.
 */
final class ActivityCounts implements Derived {
    private final CrmObject messages;
    private final CrmObject activities;
    private final Field message;
    private final Field activity;
    private final List<Count> counts;

    /** One value of the activities, the field that counts it, and the one that says whether there is any. */
    private record Count(String value, Field number, Field any) {}

    ActivityCounts(Schema schema) {
        this.messages = schema.required("sent_message__v");
        this.activities = schema.required("message_activity__v");
        this.message = activities.required("sent_message__v");
        this.activity = activities.required("activity__v");
        this.counts = List.of(
                new Count("clicked__v", messages.required("click_count__v"), messages.required("clicked__v")),
                new Count("viewed__v", messages.required("view_count__v"), messages.required("viewed__v")));
    }

    @Override
    public CrmObject from() {
        return activities;
    }

    @Override
    public CrmObject to() {
        return messages;
    }

    @Override
    public void follow(RecordStore.Batch batch, List<Change> changes, long now) {
        var added = new HashMap<Object, long[]>();
        for (Change change : changes) {
            add(added, change.before(), -1);
            add(added, change.after(), 1);
        }
        added.values().removeIf(numbers -> numbers[0] == 0 && numbers[1] == 0);
        if (added.isEmpty()) {
            return;
        }
        RecordStore.Batch ofMessages = batch.of(messages);
        Map<Object, Row> before = ofMessages.find(messages.id(), added.keySet());
        ofMessages.update(before.values().stream()
                .map(row -> counted(row, Objects.requireNonNull(added.get(row.id())), now))
                .toList());
    }

    private void add(Map<Object, long[]> added, @Nullable Row row, long sign) {
        Object to = row == null ? null : row.get(message);
        if (row != null && to != null) {
            for (int i = 0; i < counts.size(); i++) {
                if (counts.get(i).value.equals(row.get(activity))) {
                    added.computeIfAbsent(to, id -> new long[counts.size()])[i] += sign;
                }
            }
        }
    }

    private Row counted(Row row, long[] added, long now) {
        @Nullable Object[] values = row.copy();
        for (int i = 0; i < added.length; i++) {
            Count count = counts.get(i);
            long number = (row.get(count.number) instanceof Long known ? known : 0) + added[i];
            values[count.number.position()] = number;
            values[count.any.position()] = number > 0;
        }
        values[messages.required("modified_by__v").position()] = Crm.SYSTEM_USER;
        values[messages.required("modified_date__v").position()] = now;
        return new Row(values);
    }

    /** What counts anew, in SQL, in a database of an earlier version that did not count. */
    List<String> recount() {
        return counts.stream()
                .map(count -> """
                        UPDATE sent_message__v AS m SET
                            %1$s = (SELECT COUNT(*) FROM message_activity__v a
                                    WHERE a.sent_message__v = m.id AND a.activity__v = '%3$s'),
                            %2$s = EXISTS (SELECT 1 FROM message_activity__v a
                                    WHERE a.sent_message__v = m.id AND a.activity__v = '%3$s')""".formatted(count.number.name(), count.any.name(), count.value))
                .toList();
    }
}
