package syncline.cli;

import java.io.PrintWriter;
import syncline.sync.replay.Divergence;
import syncline.sync.replay.Divergence.Field;

/** Where today's rules say otherwise, in lines: place, and field by field what was recorded and what the rules say. */
final class DivergenceLines {
    private DivergenceLines() {}

    static void print(Divergence divergence, PrintWriter out) {
        String id = divergence.id();
        var object = divergence.object();
        String whose = object == null || id == null ? "" : ", " + object.apiName() + " " + id;
        out.printf("line %d, %s, sync %d%s%n", divergence.line(), divergence.at(), divergence.sync(), whose);
        divergence.fields().forEach(field -> out.println("    " + text(field)));
    }

    private static String text(Field field) {
        String rules = field.rules().isEmpty() ? "" : " (%s)".formatted(field.rules());
        return "%s: recorded %s, by the rules %s%s".formatted(field.name(), field.recorded(), field.replayed(), rules);
    }
}
