package syncline.cli;

import syncline.report.Verdict;

/** What a command tells the shell. The numbers never change. */
public enum ExitCode {
    /** Done; of a run, every expectation was met. */
    OK(0),
    /** The command line is wrong, or names something that is not there. */
    USAGE(2),
    /** A scenario is not valid. */
    SCENARIO_INVALID(3),
    /** The run is sound and an expectation was missed. */
    EXPECTATION_MISSED(4),
    /** The run itself is not valid: it could not start, broke, or was measured wrongly. */
    RUN_INVALID(5),
    /** A replay did not do what the recorded run did. */
    REPLAY_DIVERGED(6),
    /** Somebody stopped it. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    static ExitCode of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> OK;
            case MISSED -> EXPECTATION_MISSED;
            case INVALID -> RUN_INVALID;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
