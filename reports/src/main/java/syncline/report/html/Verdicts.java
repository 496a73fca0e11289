package syncline.report.html;

import syncline.report.Expectation;
import syncline.report.Results;
import syncline.report.Verdict;

/** The verdict in words. */
public final class Verdicts {
    private Verdicts() {}

    /** In one word or two. */
    public static String words(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "Passed";
            case MISSED -> "Missed";
            case INVALID -> "Not valid";
            case INTERRUPTED -> "Interrupted";
        };
    }

    /** What it means for these results. */
    public static String sentence(Results results) {
        long total = results.expectations().size();
        long missed = results.expectations().stream()
                .filter(e -> outcome(e).equals("missed"))
                .count();
        return switch (results.verdict()) {
            case PASSED -> total == 0 ? "The scenario states no expectations." : "All expectations were met.";
            case MISSED -> Format.count(missed) + " of " + Format.count(total, "expectation") + " missed.";
            case INVALID -> "The figures below say nothing of the sync.";
            case INTERRUPTED -> "The run did not end; this is what there was until then.";
        };
    }

    /** The style class of the verdict. */
    public static String tone(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "good";
            case MISSED, INVALID -> "bad";
            case INTERRUPTED -> "open";
        };
    }

    /** One word, which is also the style class. */
    public static String outcome(Expectation expectation) {
        if (expectation.met()) {
            return "met";
        }
        return expectation.actual() == null ? "open" : "missed";
    }
}
