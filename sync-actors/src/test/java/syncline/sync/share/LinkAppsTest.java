package syncline.sync.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.share.LinkApps.Message;

class LinkAppsTest {
    private static final Message ENGLISH = new Message("Engage", "ENGAGE_LINK_APPS", "en", "Messages");
    private static final Message JAPANESE = new Message("Engage", "ENGAGE_LINK_APPS", "ja", "LINE;;LINEWORKS");

    private static LinkApps pointingTo(String setting) {
        return new LinkApps(List.of(setting), List.of(ENGLISH, JAPANESE, new Message("Other", "X", "ja", "CopyURL")));
    }

    @Test
    @Rule("I8")
    void theSettingPointsToTheMessageThatListsTheApps() {
        assertThat(pointingTo("Engage;;ENGAGE_LINK_APPS").textIn("en")).isEqualTo("Messages");
        assertThat(pointingTo("Engage;;ANOTHER").textIn("en")).isNull();
        assertThat(pointingTo("Other;;X").textIn("ja")).isEqualTo("CopyURL");
        assertThat(new LinkApps(List.of(), List.of(ENGLISH)).textIn("en"))
                .as("no setting")
                .isNull();
    }

    @Test
    @Rule("I14")
    void theTextIsThatOfTheUsersLanguageOrElseTheEnglishOne() {
        var apps = pointingTo("Engage;;ENGAGE_LINK_APPS");
        assertThat(apps.textIn("ja")).isEqualTo("LINE;;LINEWORKS");
        assertThat(apps.textIn("de")).isEqualTo("Messages");
        assertThat(pointingTo("Other;;X").textIn("de")).as("no English one").isNull();
    }

    @Test
    @Rule("I8")
    void aMessageWithoutACategoryIsNamedAlone() {
        var apps =
                new LinkApps(List.of("ENGAGE_LINK_APPS"), List.of(new Message(null, "ENGAGE_LINK_APPS", "en", "LINE")));
        assertThat(apps.textIn("en")).isEqualTo("LINE");
    }
}
