package syncline.run;

import syncline.report.Results;
import syncline.report.RunFolder;

/** What a run left. */
public record Outcome(Results results, RunFolder folder) {}
