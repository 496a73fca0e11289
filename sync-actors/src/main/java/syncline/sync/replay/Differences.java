package syncline.sync.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.replay.Divergence.Field;

/** In which fields two decisions, or two ways of waiting, differ. */
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
}
