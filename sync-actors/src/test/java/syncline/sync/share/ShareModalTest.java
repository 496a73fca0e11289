package syncline.sync.share;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.share.EntryPoint.ACCOUNT;
import static syncline.sync.share.EntryPoint.ENGAGE_TAB;
import static syncline.sync.share.EntryPoint.HOME;
import static syncline.sync.share.EntryPoint.INDICATOR;
import static syncline.sync.share.Platform.IPAD;
import static syncline.sync.share.Platform.IPHONE;
import static syncline.sync.share.SharingOption.COPY_URL;
import static syncline.sync.share.SharingOption.LINE;
import static syncline.sync.share.SharingOption.LINEWORKS;
import static syncline.sync.share.SharingOption.MESSAGES;
import static syncline.sync.share.SharingOption.QR_CODE;
import static syncline.sync.share.SharingOption.WALLET;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;

class ShareModalTest {
    private static List<SharingOption> shown(String apps) {
        return ShareModal.options(apps, IPAD, ENGAGE_TAB);
    }

    @Test
    @Rule({"I9", "I10"})
    void whatIsListedShowsInItsOrderAndCopyUrlBringsTheQrCode() {
        assertThat(shown("Messages;;CopyURL;;LINE")).containsExactly(MESSAGES, COPY_URL, QR_CODE, LINE);
        assertThat(shown("LINEWORKS;;LINE;;Messages;;CopyURL"))
                .containsExactly(LINEWORKS, LINE, MESSAGES, COPY_URL, QR_CODE);
    }

    @Test
    @Rule("I11")
    void copyUrlAndQrCodeShowInAnyCaseLastWhereTheyAreNotListed() {
        assertThat(shown("LINE;;Messages")).containsExactly(LINE, MESSAGES, COPY_URL, QR_CODE);
        assertThat(shown("")).containsExactly(COPY_URL, QR_CODE);
        assertThat(ShareModal.options(null, IPAD, ACCOUNT)).containsExactly(COPY_URL, QR_CODE);
    }

    @Test
    @Rule({"I12", "I13"})
    void chatsUnknownNamesBlanksAndRepeatsDoNotShow() {
        assertThat(shown(" LINE ;;Engage Chat;;;;Pigeon;;LINE;;line")).containsExactly(LINE, COPY_URL, QR_CODE);
    }

    @Test
    @Rule({"I46", "I47"})
    void aPassForTheWalletIsOfferedOnAnIPhoneWhereNoAccountIsMeant() {
        assertThat(ShareModal.options("LINE", IPHONE, ENGAGE_TAB)).containsExactly(LINE, COPY_URL, QR_CODE, WALLET);
        assertThat(ShareModal.options("", IPHONE, HOME)).contains(WALLET);
        assertThat(ShareModal.options("Wallet", IPHONE, ACCOUNT)).doesNotContain(WALLET);
        assertThat(ShareModal.options("Wallet", IPHONE, INDICATOR)).doesNotContain(WALLET);
        assertThat(ShareModal.options("Wallet", IPAD, ENGAGE_TAB)).doesNotContain(WALLET);
    }

    @Property
    @Rule({"I11", "I13"})
    void whateverIsListedNothingShowsTwiceAndALinkCanAlwaysBeCopied(
            @ForAll List<SharingOption> listed,
            @ForAll @StringLength(max = 5) @CharRange(from = ' ', to = 'z') String junk) {
        String text = junk + ";;"
                + String.join(";;", listed.stream().map(SharingOption::label).toList());
        assertThat(ShareModal.options(text, IPHONE, HOME))
                .doesNotHaveDuplicates()
                .contains(COPY_URL, QR_CODE, WALLET);
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"I15", "I16", "I17", "O11"})
    void everyOptionMakesARowWhenItIsPickedAndNoneIsMadeBefore(SharingOption picked) {
        assertThat(ShareModal.made(picked, false)).containsExactly(picked);
        assertThat(ShareModal.made(null, false)).as("opened and left").isEmpty();
    }

    @Test
    @Rule("O11")
    void withQrOnOpenTheOpeningOfTheModalMakesARowToo() {
        assertThat(ShareModal.made(MESSAGES, true)).containsExactly(QR_CODE, MESSAGES);
        assertThat(ShareModal.made(QR_CODE, true)).containsExactly(QR_CODE);
        assertThat(ShareModal.made(null, true)).containsExactly(QR_CODE);
    }
}
