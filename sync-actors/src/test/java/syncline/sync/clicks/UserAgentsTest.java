package syncline.sync.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;

class UserAgentsTest {
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4"
                    + " Mobile/15E148 Safari/604.1";

    private final UserAgents userAgents = new UserAgents();

    @ParameterizedTest
    @Rule({"J6", "J7", "J8", "J9", "J20", "J21"})
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS | MOBILE_BROWSER | MOBILE
            Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.3.0 | LINE | iOS | MOBILE_BROWSER | MOBILE
            Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS | MOBILE_BROWSER | TABLET
            Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Mobile Safari/537.36 | Chrome Mobile | Android | MOBILE_BROWSER | MOBILE
            Mozilla/5.0 (Linux; Android 13; SM-T870) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36 | Chrome | Android | BROWSER | TABLET
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36 Edg/123.0.0.0 | Edge | Windows | BROWSER | DESKTOP
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 | Safari | Mac OS X | BROWSER | DESKTOP
            Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36 | Chrome | Chrome OS | BROWSER | DESKTOP
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_12_6) AppleWebKit/603.3.8 (KHTML, like Gecko) | Apple Mail | Mac OS X | EMAIL_CLIENT | DESKTOP
            Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro) | Outlook | Windows | EMAIL_CLIENT | DESKTOP
            Mozilla/5.0 (X11; Linux x86_64; rv:17.0) Gecko/20130106 Thunderbird/17.0.2 | Thunderbird | Linux | EMAIL_CLIENT | DESKTOP
            WhatsApp/2.23.20.0 | WhatsApp | unknown | ROBOT | OTHER
            facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | FacebookBot | unknown | ROBOT | OTHER
            Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots) | Slackbot-LinkExpanding | unknown | ROBOT | OTHER
            Mozilla/5.0 (PlayStation 4 3.11) AppleWebKit/537.73 (KHTML, like Gecko) | unknown | unknown | UNKNOWN | OTHER
            """)
    void aUserAgentIsReadInTheOrderOfTheRule(
            String userAgent, String name, String os, Client.Type type, Client.Device device) {
        assertThat(userAgents.read(userAgent)).isEqualTo(new Client(name, os, type, device));
    }

    @Test
    @Rule("J21")
    void aBotThatLooksLikeAPhoneIsAMobileBrowserAndOneThatDoesNotIsARobot() {
        String bot = "(compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        assertThat(userAgents.read(IPHONE + " " + bot).type()).isEqualTo(Client.Type.MOBILE_BROWSER);
        assertThat(userAgents.read("Mozilla/5.0 " + bot).type()).isEqualTo(Client.Type.ROBOT);
    }

    @Test
    @Rule("J22")
    void aRobotOnAComputerIsOnAnotherDeviceAndAPersonIsNot() {
        String windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/123.0.0.0 Safari/537.36";
        assertThat(userAgents.read(windows).device()).isEqualTo(Client.Device.DESKTOP);
        assertThat(userAgents.read(windows + " (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"))
                .returns(Client.Type.ROBOT, Client::type)
                .returns(Client.Device.OTHER, Client::device);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "Crap", "Proofpoint URL Defense"})
    @Rule({"J22", "J23"})
    void whatTellsNothingIsUnknownInAllFour(String userAgent) {
        assertThat(userAgents.read(userAgent)).isEqualTo(Client.NONE);
    }

    @Test
    @Rule("J20")
    void theWordsAreThoseOfTheVocabulary() {
        assertThat(List.of(Client.Type.values()))
                .extracting(Client.Type::crmName)
                .containsExactly("browser", "mobile browser", "email client", "robot", "unknown");
        assertThat(List.of(Client.Device.values()))
                .extracting(Client.Device::crmName)
                .containsExactly("desktop", "mobile", "tablet", "other", "unknown");
    }

    @Test
    void whatStandsFarBehindIsNotRead() {
        assertThat(userAgents.read("x".repeat(600) + IPHONE)).isEqualTo(Client.NONE);
        assertThat(userAgents.read("x".repeat(60) + IPHONE)).isNotEqualTo(Client.NONE);
    }
}
