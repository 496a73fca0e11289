package syncline.sync.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;
import syncline.sync.share.SentMessage.Link;

class SentMessageTest {
    private static final Instant PICKED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FULL = "https://engage.example/connect?user=rep&org=acme";

    private static SentMessage sent(@Nullable String account, SharingOption option, Link link) {
        return new SentMessage("m-1", "12001", account, Platform.IPHONE, option, PICKED, link);
    }

    @Test
    @Rule({"I18", "I19", "I20", "I21", "I22", "I23", "I24", "I25", "I26", "I27", "I28", "I29", "I30"})
    void aShareWithAShortLinkHasARowWithAllThatIsKnownOfIt() {
        var link = new Link("EL000000001", FULL, "https://engage.example/i/abc", null);
        assertThat(sent("V4S1", SharingOption.LINE, link).row())
                .containsEntry("object_type__v.api_name__v", "engage_connection_invite__v")
                .containsEntry("transaction_type__v", "engage_connection_invite__v")
                .containsEntry("account__v", "V4S1")
                .containsEntry("user__v", "12001")
                .containsEntry("ownerid__v", "12001")
                .containsEntry("capture_datetime__v", PICKED)
                .containsEntry("engage_link__v", FULL)
                .containsEntry("shortened_engage_link__v", "https://engage.example/i/abc")
                .containsEntry("details__v", null)
                .containsEntry("mobile_id__v", "m-1")
                .containsEntry("sent_from_platform__v", "iPhone")
                .containsEntry("sent_via__v", "line__v")
                .containsEntry("vexternal_id__v", "EL000000001")
                .hasSize(13);
    }

    @Test
    @Rule({"I20", "I24", "I28"})
    void whereTheFullUrlWasSentTheRowSaysWhyAndHasNoShortLink() {
        var link = new Link("EL000000002", FULL, null, "Timed out after 5 s");
        assertThat(sent(null, SharingOption.COPY_URL, link).row())
                .containsEntry("account__v", null)
                .containsEntry("shortened_engage_link__v", null)
                .containsEntry("details__v", "Timed out after 5 s");
    }

    @ParameterizedTest
    @CsvSource({
        "Messages,messages__v",
        "LINE,line__v",
        "LINEWORKS,lineworks__v",
        "CopyURL,copy_url__v",
        "QRCode,qr_code__v",
        "Wallet,wallet__v"
    })
    @Rule({"I27", "I49"})
    void everyOptionHasItsValue(String option, String via) {
        var link = new Link("EL000000003", FULL, null, null);
        assertThat(sent(null, SharingOption.named(option).orElseThrow(), link).row())
                .containsEntry("sent_via__v", via);
    }
}
