package syncline.sync.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.replay.SyncChapter.Told;

/** Tells a history sync by sync, as it was recorded: how many records wait after each, and what happened to some of them. */
public final class Chronicle {
    /** Of each sync no more records are told than a person reads. */
    public static final int MOST_TOLD = 25;

    private final int limit;

    /** A record that was sent, and how it waited before. */
    private record Sent(Decided entry, Waiting before) {}

    private final Map<RecordKey, Waiting> standing = new HashMap<>();
    private final SortedMap<Integer, Long> due = new TreeMap<>();
    private final Map<Waiting.Kind, Long> kinds = new HashMap<>();
    private final Map<RecordKey, Sent> sent = new HashMap<>();
    private final Map<RecordKey, List<String>> stored = new HashMap<>();
    private final List<SyncChapter> chapters = new ArrayList<>();
    private final List<Told> waiting = new ArrayList<>();
    private final List<Told> others = new ArrayList<>();
    private @Nullable SyncBegan began;
    private long leftOut;

    /** Of a history with this header. */
    public Chronicle(Header header) {
        this.limit = header.rules().retryLimit();
    }

    /** Takes in the next entry. */
    public void take(HistoryEntry entry) {
        switch (entry) {
            case Header header -> {}
            case SyncBegan next -> began(next);
            case Decided decided -> decided(decided);
            case Answered answered -> answered(answered);
            case Happened happened -> happened(happened);
            case SyncEnded ended -> close(ended);
        }
    }

    /** The syncs so far; one that has not ended is among them. */
    public List<SyncChapter> chapters() {
        close(null);
        return List.copyOf(chapters);
    }

    private void began(SyncBegan next) {
        close(null);
        began = next;
    }

    private void decided(Decided entry) {
        var key = RecordKey.of(entry.offer().record());
        var before = stands(key, entry.after());
        var kind = entry.verdict().kind();
        if (kind == Verdict.Kind.SEND) {
            sent.put(key, new Sent(entry, before));
        } else if (before.retry() != Waiting.Kind.IN_STEP || kind == Verdict.Kind.PARKED || kind == Verdict.Kind.HELD) {
            tell(key, entry.after(), told(entry, before));
        }
    }

    private List<String> told(Decided entry, Waiting before) {
        var story = new VerdictStory(entry, began, before);
        return List.of(story.read(), "  " + story.decided());
    }

    private void answered(Answered entry) {
        var key = new RecordKey(entry.object(), entry.id());
        var before = stands(key, entry.after());
        var sentences = new ArrayList<String>();
        var asked = sent.remove(key);
        if (asked != null) {
            sentences.addAll(told(asked.entry(), asked.before()));
        }
        sentences.add("  " + new AnswerStory(before, entry.after(), limit).of(entry));
        tell(key, entry.after(), sentences);
    }

    /** A journal tells in pieces what a history tells at once. */
    private void happened(Happened entry) {
        var key = new RecordKey(entry.object(), entry.id());
        var before = stands(key, entry.after());
        stored.computeIfAbsent(key, anew -> new ArrayList<>()).add(StoredStory.of(entry, before));
    }

    /** Keeps how a record waits; how it waited before. */
    private Waiting stands(RecordKey key, Waiting after) {
        var before = standing.put(key, after);
        if (before != null) {
            count(before, -1);
        }
        count(after, 1);
        return before == null ? Waiting.NOT : before;
    }

    private void count(Waiting how, long by) {
        kinds.merge(how.retry(), by, Long::sum);
        if (how.retry() == Waiting.Kind.DUE) {
            due.merge(how.failures(), by, Long::sum);
        }
    }

    private void tell(RecordKey key, Waiting after, List<String> sentences) {
        var list = after.retry() == Waiting.Kind.IN_STEP ? others : waiting;
        if (list.size() < MOST_TOLD) {
            list.add(new Told(key.object(), key.id(), after, List.copyOf(sentences)));
        } else {
            leftOut++;
        }
    }

    private void close(@Nullable SyncEnded ended) {
        var running = began;
        if (running == null) {
            return;
        }
        sent.forEach((key, asked) -> tell(key, asked.entry().after(), told(asked.entry(), asked.before())));
        stored.forEach((key, sentences) -> tell(key, standing.getOrDefault(key, Waiting.NOT), sentences));
        var told = new ArrayList<>(waiting);
        told.addAll(others);
        var byFailures = new TreeMap<>(due);
        byFailures.values().removeIf(records -> records == 0);
        chapters.add(new SyncChapter(
                running,
                ended,
                kinds.getOrDefault(Waiting.Kind.IN_STEP, 0L),
                byFailures,
                kinds.getOrDefault(Waiting.Kind.PARKED, 0L),
                List.copyOf(told),
                leftOut));
        List.of(sent, stored).forEach(Map::clear);
        waiting.clear();
        others.clear();
        leftOut = 0;
        began = null;
    }
}
