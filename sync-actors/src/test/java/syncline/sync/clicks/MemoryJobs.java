package syncline.sync.clicks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import syncline.sync.clicks.InviteRules.Answered;

/**
 * Engage's log, the CRM, the invites' journals and the ledger in memory, and jobs between them that go the way of the real ones step
 * by step and break off after any number of steps. What is not in one of these four is forgotten then.
 */
final class MemoryJobs {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final int PAGE = 3;
    private static final int PAGES_AT_ONCE = 2;

    final List<Hit> log = new ArrayList<>();
    final Set<String> rows = new HashSet<>();
    final Map<String, InviteState> invites = new HashMap<>();
    final SortedMap<Long, Hit> waiting = new TreeMap<>();
    final Set<String> withoutInvite = new HashSet<>();
    final Set<Long> bad = new HashSet<>();
    long upTo;

    private final boolean inOrder;
    private int stepsLeft;

    /** @param inOrder whether pages are settled in the order of the log, as they must be */
    MemoryJobs(boolean inOrder) {
        this.inOrder = inOrder;
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Page(List<Hit> hits, boolean again) {}

    void click(String link) {
        long seq = log.size() + 1L;
        log.add(new Hit(seq, "EH" + seq, link, Hit.Kind.CLICK, AT, null, null));
    }

    /** Runs a job that breaks off after so many steps; answers whether it came to its end. */
    boolean job(int steps) {
        stepsLeft = steps;
        try {
            var pages = new ArrayList<Page>();
            pages(List.copyOf(waiting.values()), true, pages);
            pages(log.stream().filter(hit -> hit.seq() > upTo).toList(), false, pages);
            for (int from = 0; from < pages.size(); from += PAGES_AT_ONCE) {
                together(pages.subList(from, Math.min(pages.size(), from + PAGES_AT_ONCE)));
            }
            return true;
        } catch (Crash crash) {
            return false;
        }
    }

    private static void pages(List<Hit> hits, boolean again, List<Page> pages) {
        for (int from = 0; from < hits.size(); from += PAGE) {
            pages.add(new Page(hits.subList(from, Math.min(hits.size(), from + PAGE)), again));
        }
    }

    private void together(List<Page> pages) {
        var written = new LinkedHashMap<Page, List<Answered>>();
        for (Page page : pages) {
            written.put(page, write(page.hits()));
        }
        (inOrder ? pages : pages.reversed()).forEach(page -> settle(page, written.getOrDefault(page, List.of())));
    }

    private List<Answered> write(List<Hit> hits) {
        var answers = new ArrayList<Answered>();
        for (Hit hit : hits) {
            step();
            answers.add(new Answered(hit, answer(hit)));
        }
        return answers;
    }

    /** A row that is there is found, and holds what it is to hold, whatever the CRM refuses by now. */
    private HitOutcome answer(Hit hit) {
        boolean there = rows.contains(hit.id());
        if (!there && withoutInvite.contains(hit.link())) {
            return new HitOutcome.Refused(HitOutcome.Refused.NO_INVITE, "None");
        }
        if (!there && bad.contains(hit.seq())) {
            return new HitOutcome.Refused("INVALID_DATA", "Bad");
        }
        rows.add(hit.id());
        return new HitOutcome.Written("V" + hit.id());
    }

    private void settle(Page page, List<Answered> answers) {
        var byLink = new LinkedHashMap<String, List<Answered>>();
        answers.forEach(answer -> byLink.computeIfAbsent(answer.hit().link(), link -> new ArrayList<>())
                .add(answer));
        byLink.forEach((link, some) -> {
            step();
            InviteRules.settle(state(link), 1, AT, some)
                    .forEach(event -> invites.put(link, state(link).evolve(event)));
        });
        step();
        page.hits().forEach(hit -> waiting.remove(hit.seq()));
        answers.stream()
                .map(Answered::hit)
                .filter(hit -> state(hit.link()).waiting().containsKey(hit.seq()))
                .forEach(hit -> waiting.put(hit.seq(), hit));
        if (!page.again()) {
            upTo = Math.max(upTo, page.hits().getLast().seq());
        }
    }

    InviteState state(String link) {
        return invites.getOrDefault(link, InviteState.UNOPENED);
    }

    private void step() {
        if (stepsLeft-- == 0) {
            throw new Crash();
        }
    }
}
