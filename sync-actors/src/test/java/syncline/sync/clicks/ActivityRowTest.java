package syncline.sync.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.WalletActivity;

class ActivityRowTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00.123Z");
    private static final String SLACK = "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)";

    private static Map<String, @Nullable Object> row(Hit.Kind kind, @Nullable String userAgent, WalletActivity wallet) {
        var hit = new Hit(7, "EH7", "EL000000001", kind, AT, "203.0.113.7", userAgent);
        return ActivityRow.fields(hit, new UserAgents().read(userAgent), wallet);
    }

    @Test
    @Rule({"J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "J9", "J10", "J11", "J26"})
    void aClickFillsTheFieldsOfItsRowAndLeavesTheNameToTheCrm() {
        assertThat(row(Hit.Kind.CLICK, SLACK, WalletActivity.VIEWED))
                .containsExactly(
                        Map.entry("vexternal_id__v", "EH7"),
                        Map.entry("object_type__v.api_name__v", "message_activity__v"),
                        Map.entry("activity__v", "clicked__v"),
                        Map.entry("activity_datetime__v", AT),
                        Map.entry("ip_address__v", "203.0.113.7"),
                        Map.entry("user_agent__v", SLACK),
                        Map.entry("client_name__v", "Slackbot-LinkExpanding"),
                        Map.entry("client_os__v", "unknown"),
                        Map.entry("client_type__v", "robot"),
                        Map.entry("client_device__v", "other"),
                        Map.entry("sent_message__vr.vexternal_id__v", "EL000000001"))
                .doesNotContainKey("name__v");
    }

    @Test
    @Rule({"J19", "O13"})
    void aScanOfAPassIsAClickUnlessTheSwitchMakesItAView() {
        assertThat(RuleSettings.CHOSEN.walletActivity()).isEqualTo(WalletActivity.CLICKED);
        assertThat(row(Hit.Kind.SCAN, SLACK, WalletActivity.CLICKED)).containsEntry("activity__v", "clicked__v");
        assertThat(row(Hit.Kind.SCAN, SLACK, WalletActivity.VIEWED)).containsEntry("activity__v", "viewed__v");
    }

    @Test
    @Rule("J23")
    void aHitWithoutUserAgentHasARowAllTheSame() {
        assertThat(row(Hit.Kind.CLICK, null, WalletActivity.CLICKED))
                .containsEntry("user_agent__v", null)
                .containsEntry("activity__v", "clicked__v")
                .containsEntry("client_name__v", "unknown")
                .containsEntry("client_os__v", "unknown")
                .containsEntry("client_type__v", "unknown")
                .containsEntry("client_device__v", "unknown");
    }

    @Test
    @Rule("J5")
    void aUserAgentIsKeptAsItCameUpToWhatTheCrmTakes() {
        assertThat(row(Hit.Kind.CLICK, "x".repeat(1500), WalletActivity.CLICKED))
                .containsEntry("user_agent__v", "x".repeat(1500));
        assertThat(row(Hit.Kind.CLICK, "x".repeat(1501), WalletActivity.CLICKED))
                .containsEntry("user_agent__v", "x".repeat(1500));
    }
}
