package syncline.sync.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.Counts;

/** In which fields two decisions, two ways of waiting, or the counts of a sync differ. */
final class Differences {
    private Differences() {}

    static List<Field> between(Verdict recorded, Verdict replayed) {
        var fields = new ArrayList<Field>();
        Field.add(fields, "decision", recorded.kind(), replayed.kind());
        Field.add(fields, "operation", recorded.operation(), replayed.operation());
        Field.add(fields, "mayCreate", recorded.mayCreate(), replayed.mayCreate());
        Field.add(fields, "warning", recorded.warning(), replayed.warning());
        Field.add(fields, "cause", recorded.cause(), replayed.cause());
        Map<String, @Nullable Object> before = recorded.fields() == null ? Map.of() : recorded.fields();
        Map<String, @Nullable Object> now = replayed.fields() == null ? Map.of() : replayed.fields();
        if (!before.equals(now)) {
            var names = new TreeSet<>(before.keySet());
            names.addAll(now.keySet());
            names.forEach(name -> Field.add(fields, "fields." + name, before.get(name), now.get(name)));
        }
        return fields;
    }

    static List<Field> between(Waiting recorded, Waiting replayed) {
        var fields = new ArrayList<Field>();
        Field.add(fields, "retry", recorded.retry(), replayed.retry());
        Field.add(fields, "failures", recorded.failures(), replayed.failures());
        return fields;
    }

    static List<Field> between(Counts recorded, Counts replayed) {
        var fields = new ArrayList<Field>();
        Field.add(fields, "read", recorded.read(), replayed.read());
        Field.add(fields, "written", recorded.written(), replayed.written());
        Field.add(fields, "unchanged", recorded.unchanged(), replayed.unchanged());
        Field.add(fields, "failed", recorded.failed(), replayed.failed());
        Field.add(fields, "failedByConfiguration", recorded.failedByConfiguration(), replayed.failedByConfiguration());
        Field.add(fields, "held", recorded.held(), replayed.held());
        Field.add(fields, "parked", recorded.parked(), replayed.parked());
        return fields;
    }
}
