package syncline.sync.share;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.share.EntryPoint.ACCOUNT;
import static syncline.sync.share.EntryPoint.ENGAGE_TAB;
import static syncline.sync.share.EntryPoint.HOME;
import static syncline.sync.share.EntryPoint.INDICATOR;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.sync.indicator.Channel;
import syncline.sync.indicator.Entitlements;

class SenderTest {
    private static Sender with(boolean card, Channel channel) {
        return new Sender("12001", "rep@syncline.example", "en", new Entitlements(card, channel));
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"I1", "I3", "I4", "I5", "I6"})
    void withACardOneSharesFromEverywhere(EntryPoint entry) {
        assertThat(with(true, Channel.OFF).hindrance(entry, true)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("I1")
    void withNeitherCardNorChannelFromNowhere(EntryPoint entry) {
        assertThat(with(false, Channel.OFF).hindrance(entry, true)).contains("I1");
    }

    @Test
    @Rule({"I1", "I6"})
    void chatAloneIsEnoughForTheEngageTabAndTheHomePageNeedsACard() {
        assertThat(with(false, Channel.CHAT).hindrance(ENGAGE_TAB, false)).isNull();
        assertThat(with(false, Channel.CHAT).hindrance(HOME, false)).contains("I6");
    }

    @Test
    @Rule("I4")
    void fromTheIndicatorOneSharesOnlyWhereThereIsOne() {
        assertThat(with(true, Channel.OFF).hindrance(INDICATOR, false)).contains("I4");
        assertThat(with(true, Channel.OFF).hindrance(ACCOUNT, false)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("G14")
    void withoutALicenceFromNowhere(EntryPoint entry) {
        var stranger = new Sender("12001", "rep@syncline.example", "en", null);
        assertThat(stranger.hindrance(entry, true)).contains("G14");
    }

    private static @Nullable String contradiction(EntryPoint entry, @Nullable String account, boolean online) {
        return new Share("rep", Platform.IPAD, entry, account, SharingOption.LINE, "m-1", Instant.EPOCH, online)
                .contradiction();
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"I3", "I4", "I5", "I6"})
    void theEntryPointDecidesWhetherAnAccountIsMeant(EntryPoint entry) {
        boolean needed = entry == INDICATOR || entry == ACCOUNT;
        assertThat(contradiction(entry, needed ? "V4S1" : null, true)).isNull();
        assertThat(contradiction(entry, needed ? null : "V4S1", true)).contains(entry.label());
    }

    @Test
    @Rule("I2")
    void withoutAConnectionNothingIsShared() {
        assertThat(contradiction(ENGAGE_TAB, null, false)).contains("I2");
    }
}
