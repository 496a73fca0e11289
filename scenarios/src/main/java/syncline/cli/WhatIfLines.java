package syncline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.replay.WhatIf;
import syncline.sync.rules.CrmObject;

/** Tells on the terminal what would have been otherwise under other rules. */
record WhatIfLines(PrintWriter out) {
    private static final int SYNCS_SHOWN = 30;

    /** @param settings as they were given */
    void show(List<String> settings, WhatIf whatIf) {
        out.printf("What if %s?%n%n", String.join(", ", settings));
        var supposed = whatIf.supposed();
        var syncs = supposed.syncs();
        syncs.stream().limit(SYNCS_SHOWN).forEach(sync -> {
            out.printf("sync %d, %s: %s%n", sync.sync(), sync.at(), fields(sync.fields()));
            if (sync.readsMore()) {
                out.println("    would have read older changes, too, which the history does not tell");
            }
            if (sync.notKnown() > 0) {
                out.printf("    not known of %s%n", records(sync.notKnown()));
            }
        });
        if (syncs.size() > SYNCS_SHOWN) {
            out.printf("and %,d more syncs%n", syncs.size() - SYNCS_SHOWN);
        }
        supposed.first()
                .forEach(record -> out.printf(
                        "line %d, sync %d, %s %s: %s%n",
                        record.line(),
                        record.sync(),
                        record.object() == null ? "" : record.object().apiName(),
                        record.id(),
                        fields(record.fields())));
        if (supposed.records() > supposed.first().size()) {
            out.printf(
                    "and %s more%n",
                    records(supposed.records() - supposed.first().size()));
        }
        supposed.notTried()
                .forEach((object, tries) ->
                        out.printf("%s: %,d tries would not have taken place%n", object.apiName(), tries));
        supposed.lost().forEach((reason, objects) -> each(objects, reason.words()));
        supposed.notLookedAt()
                .forEach((object, writes) -> out.printf(
                        "%s: before %,d writes nobody looked whether somebody else had changed the row, so it is not known which would have failed%n",
                        object.apiName(), writes));
        whatIf.blindSpots().forEach(out::println);
        out.printf(
                "%,d syncs and %s would have gone otherwise. A record whose answer is not known is left out of all counts from there on.%n",
                syncs.size(), records(supposed.records()));
    }

    private void each(Map<CrmObject, Long> objects, String words) {
        objects.forEach((object, number) -> out.printf("%s: %s %s%n", object.apiName(), records(number), words));
    }

    private static String records(long number) {
        return number == 1 ? "1 record" : "%,d records".formatted(number);
    }

    private static String fields(List<Field> fields) {
        return fields.stream()
                .map(field -> "%s %s → %s".formatted(field.name(), field.recorded(), field.replayed()))
                .collect(Collectors.joining(", "));
    }
}
