package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where the rule book leaves a choice: which reading a Vault's syncs follow.
 *
 * @param fullIf what makes a scheduled sync full besides ten failures in a row (O1)
 * @param gapMode whether the 60 minutes after a sync are a gate or advice (A14, O3)
 * @param fullSyncIncludesParked whether a full sync tries parked records too (E16, O6)
 * @param retryLimit failing syncs in a row after which a record is parked, at least 1 (E4, O5)
 * @param manualEdit what becomes of a row that somebody else changed (C38)
 * @param jobTimeLimit how long a sync may take, in lab time; one that takes longer fails (F12)
 * @param walletActivity what a scan of a wallet pass is written as (J19, O13)
 * @param invites how links are shared
 */
public record RuleSettings(
        FullIf fullIf,
        GapMode gapMode,
        boolean fullSyncIncludesParked,
        int retryLimit,
        ManualEdit manualEdit,
        Duration jobTimeLimit,
        WalletActivity walletActivity,
        Invites invites) {
    /** The readings chosen in section O. */
    public static final RuleSettings CHOSEN = new RuleSettings(
            FullIf.NONE_SUCCESSFUL_90D,
            GapMode.ENFORCE,
            true,
            Retry.LIMIT,
            ManualEdit.FAIL,
            Duration.ofHours(6),
            WalletActivity.CLICKED,
            new Invites(false, false));

    /**
     * How links are shared.
     *
     * @param qrOnOpen whether the QR code is made, and with it a row, as soon as the share modal opens (O11)
     * @param linkShareSetsPending whether a link shared with an account counts as an invite to its profiles (H19, O12)
     */
    public record Invites(boolean qrOnOpen, boolean linkShareSetsPending) {}

    /** O1: what "unless any syncs were not successful within the last 90 days" means. */
    public enum FullIf {
        /** No sync was successful in the last 90 days (A8). */
        @JsonProperty("none-successful-90d")
        NONE_SUCCESSFUL_90D,
        /** Any sync failed in the last 90 days. */
        @JsonProperty("any-failed-90d")
        ANY_FAILED_90D
    }

    /** O3: what becomes of a start within 60 minutes of the end of the last sync. */
    public enum GapMode {
        /** It is refused (A12). */
        @JsonProperty("enforce")
        ENFORCE,
        /** It runs, but sees Engage as it was 60 minutes before, and so may miss changes. */
        @JsonProperty("warn")
        WARN
    }

    /** C38: what becomes of a row that was changed outside the sync. */
    public enum ManualEdit {
        /** It is not written; the record fails. */
        @JsonProperty("fail")
        FAIL,
        /** It is written as any other. */
        @JsonProperty("overwrite")
        OVERWRITE
    }

    /** J19: what a scan of a wallet pass is in the CRM. */
    public enum WalletActivity {
        /** A click, as an opened link is. */
        @JsonProperty("clicked")
        CLICKED,
        /** A view. */
        @JsonProperty("viewed")
        VIEWED
    }

    /**
     * What was stored while the limit of tries was no setting does not tell it.
     *
     * @throws IllegalArgumentException if no sync could ever end within the time limit, or no record be tried
     */
    public RuleSettings {
        retryLimit = orLimit(retryLimit);
        if (retryLimit < 1) {
            throw new IllegalArgumentException("A record is tried at least once, not " + retryLimit + " times");
        }
        if (!jobTimeLimit.isPositive()) {
            throw new IllegalArgumentException("A sync needs a time limit above zero, not " + jobTimeLimit);
        }
    }

    /** A stored number of tries; 0 if it was stored before it could be any other than {@link Retry#LIMIT}. */
    static int orLimit(int stored) {
        return stored == 0 ? Retry.LIMIT : stored;
    }

    /** Whether a sync of this scope tries parked records, too (E16, O6). */
    public boolean triesParked(Scope scope) {
        return scope == Scope.FULL && fullSyncIncludesParked;
    }

    /** The same but for some readings: {@code rules.but(other -> other.retryLimit = 3)}. */
    public RuleSettings but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Readings that are being changed; see {@link RuleSettings} for each. */
    public static final class Draft {
        public FullIf fullIf;
        public GapMode gapMode;
        public boolean fullSyncIncludesParked;
        public int retryLimit;
        public ManualEdit manualEdit;
        public Duration jobTimeLimit;
        public WalletActivity walletActivity;
        public Invites invites;

        private Draft(RuleSettings from) {
            fullIf = from.fullIf;
            gapMode = from.gapMode;
            fullSyncIncludesParked = from.fullSyncIncludesParked;
            retryLimit = from.retryLimit;
            manualEdit = from.manualEdit;
            jobTimeLimit = from.jobTimeLimit;
            walletActivity = from.walletActivity;
            invites = from.invites;
        }

        private RuleSettings settings() {
            return new RuleSettings(
                    fullIf,
                    gapMode,
                    fullSyncIncludesParked,
                    retryLimit,
                    manualEdit,
                    jobTimeLimit,
                    walletActivity,
                    invites);
        }
    }
}
