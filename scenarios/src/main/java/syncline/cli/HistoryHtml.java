package syncline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import syncline.report.HistoryView;
import syncline.report.HistoryView.Chapter;
import syncline.report.HistoryView.Happened;
import syncline.report.HistoryView.Numbers;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.Waiting;
import syncline.sync.replay.Divergence;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.replay.SyncChapter;
import syncline.sync.replay.SyncDifference;
import syncline.sync.rules.Counts;

/**
 * Brings what was replayed into the form of a page.
 *
 * @param records the first records that differ
 * @param syncs the syncs that would have gone otherwise, of a what-if
 */
record HistoryHtml(List<Divergence> records, List<SyncDifference> syncs) {
    private static final int MOST_CHAPTERS = 400;

    HistoryView view(
            String name, Header header, String outcome, boolean agrees, List<SyncChapter> chapters, String command) {
        var shown = chapters.subList(Math.max(0, chapters.size() - MOST_CHAPTERS), chapters.size());
        return new HistoryView(
                name,
                about(header),
                outcome,
                agrees,
                shown.stream().map(this::chapter).toList(),
                chapters.size() - shown.size(),
                command);
    }

    private static Map<String, String> about(Header header) {
        var about = new LinkedHashMap<String, String>();
        about.put("Vault", header.vault());
        about.put("Schema", header.schema());
        about.put("Made from", header.exported() ? "a journal" : "a recording");
        about.putAll(header.about());
        return about;
    }

    private Chapter chapter(SyncChapter chapter) {
        var began = chapter.began();
        var ended = chapter.ended();
        return new Chapter(
                began.sync(),
                began.at(),
                word(began.scope()),
                word(began.trigger()),
                ended == null ? null : ended.message().text(),
                ended == null ? null : ended.cause(),
                numbers(ended == null ? Counts.NONE : ended.counts()),
                chapter.inStep(),
                chapter.due(),
                chapter.parked(),
                differences(began.sync()),
                chapter.records().stream()
                        .map(told -> new Happened(
                                told.object().apiName(),
                                told.id(),
                                standing(told.after()),
                                told.sentences().stream().map(String::strip).toList(),
                                differs(told.id(), began.sync())))
                        .toList(),
                chapter.leftOut());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Numbers numbers(Counts c) {
        return new Numbers(c.read(), c.written(), c.unchanged(), c.failed(), c.held(), c.parked());
    }

    private static String standing(Waiting after) {
        return switch (after.retry()) {
            case IN_STEP -> "in step";
            case DUE -> "due, failures in a row: " + after.failures();
            case PARKED -> "parked after " + after.failures();
        };
    }

    private boolean differs(String id, int sync) {
        return records.stream().anyMatch(record -> id.equals(record.id()) && record.sync() == sync);
    }

    private List<String> differences(int sync) {
        var lines = new ArrayList<String>();
        syncs.stream()
                .filter(difference -> difference.sync() == sync)
                .forEach(difference -> lines.add("Would have gone otherwise: %s%s"
                        .formatted(
                                fields(difference.fields()),
                                difference.notKnown() == 0
                                        ? ""
                                        : "; not known of %,d records".formatted(difference.notKnown()))));
        records.stream()
                .filter(record -> record.sync() == sync)
                .forEach(record -> lines.add("%s: %s".formatted(whose(record), fields(record.fields()))));
        return lines;
    }

    private static String whose(Divergence record) {
        return record.object() == null ? "The sync" : record.object().apiName() + " " + record.id();
    }

    private static String fields(List<Field> fields) {
        return fields.stream()
                .map(field ->
                        "%s recorded %s, by the rules %s".formatted(field.name(), field.recorded(), field.replayed()))
                .collect(Collectors.joining("; "));
    }
}
