package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.FullIf;
import syncline.sync.rules.RuleSettings.GapMode;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.sync.rules.RuleSettings.WalletActivity;

/** Which reading of a rule is followed, where its text allows two; the defaults are the readings chosen. */
public record Rules(
        @JsonProperty("full-if")
        @About("When a scheduled sync is full: no sync was successful in 90 days, or any failed in 90 days")
        @Default("none-successful-90d")
        FullIf fullIf,

        @JsonProperty("gap-mode")
        @About("enforce = no sync within 60 minutes after another; warn = it runs, and may miss changes")
        @Default("enforce")
        GapMode gapMode,

        @JsonProperty("full-sync-includes-parked") @About("Whether a full sync tries parked records") @Default("true")
        boolean fullSyncIncludesParked,

        @JsonProperty("retry-limit")
        @About("Failing syncs in a row after which a record is parked")
        @Default("10")
        @Between(min = "1", max = "1000")
        int retryLimit,

        @JsonProperty("manual-edit")
        @About("What happens to a row that a person edited: fail = it is not written; overwrite = it is")
        @Default("fail")
        ManualEdit manualEdit,

        @JsonProperty("job-time-limit")
        @About("A sync that takes longer, in lab time, fails")
        @Default("6h")
        @Between(min = "1ms", max = "7d")
        Duration jobTimeLimit,

        @JsonProperty("wallet-activity")
        @About("What a scan of a wallet pass is in the CRM: clicked or viewed")
        @Default("clicked")
        WalletActivity walletActivity,

        @JsonProperty("qr-on-open")
        @About("Whether the QR code is made, and with it a row, as soon as the share modal opens")
        @Default("false")
        boolean qrOnOpen,

        @JsonProperty("link-share-sets-pending")
        @About("Whether a link shared with an account shows its profiles as invited")
        @Default("false")
        boolean linkShareSetsPending) {

    /** The readings of a sync, as a scenario tells them. */
    static Rules of(RuleSettings settings) {
        return new Rules(
                settings.fullIf(),
                settings.gapMode(),
                settings.fullSyncIncludesParked(),
                settings.retryLimit(),
                settings.manualEdit(),
                settings.jobTimeLimit(),
                settings.walletActivity(),
                settings.invites().qrOnOpen(),
                settings.invites().linkShareSetsPending());
    }

    /** For the sync. */
    public RuleSettings settings() {
        return new RuleSettings(
                fullIf,
                gapMode,
                fullSyncIncludesParked,
                retryLimit,
                manualEdit,
                jobTimeLimit,
                walletActivity,
                new RuleSettings.Invites(qrOnOpen, linkShareSetsPending));
    }
}
