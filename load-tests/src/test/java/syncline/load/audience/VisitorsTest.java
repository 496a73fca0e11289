package syncline.load.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import syncline.load.Rule;

class VisitorsTest {
    private static double share(List<Opening> openings, String regex) {
        var pattern = Pattern.compile(regex);
        return Sample.share(
                openings,
                opening -> pattern.matcher(opening.visitor().userAgent()).find());
    }

    private static void hasShare(List<Opening> openings, String regex, double share) {
        assertThat(share(openings, regex)).as(regex).isCloseTo(share, within(0.015));
    }

    @Test
    @Rule("N24")
    void scannersCallThemselvesByTheirMakersOrNotAtAll() {
        var scans = Sample.of(Option.COPY_URL).by(Kind.SCANNER);
        var makers = List.of("MSOffice", "Barracuda", "Proofpoint", "Mimecast", "Cisco", "Trend Micro", "^$");
        String known = String.join("|", makers);
        assertThat(share(scans, known)).isEqualTo(1);
        for (String maker : makers) {
            assertThat(share(scans, maker)).as(maker).isBetween(0.04, 0.35);
        }
        assertThat(share(Sample.of(Option.COPY_URL).by(Kind.PERSON), known)).isZero();
    }

    @Test
    @Rule("N25")
    void chatAppsFetchAPreviewOnceWithATokenOfTheirOwn() {
        var sample = Sample.of(Option.MESSAGES);
        var tokens = List.of("WhatsApp", "facebookexternalhit", "Twitterbot", "Slackbot", "Discordbot", "LinkedInBot");
        String known = String.join("|", tokens);
        assertThat(share(sample.by(Kind.PREVIEW), known)).isEqualTo(1);
        for (String token : tokens) {
            assertThat(share(sample.by(Kind.PREVIEW), token)).as(token).isPositive();
        }
        assertThat(share(sample.by(Kind.PERSON), known)).isZero();
        assertThat(sample.links())
                .allMatch(link -> link.stream()
                                .filter(opening -> opening.visitor().kind() == Kind.PREVIEW)
                                .count()
                        <= 1);
    }

    @Test
    @Rule("N26")
    void previewsOfLineNameLineOrFacebook() {
        for (Option option : List.of(Option.LINE, Option.LINEWORKS)) {
            var previews = Sample.of(option).by(Kind.PREVIEW);
            assertThat(share(previews, "Line/|facebookexternalhit")).isEqualTo(1);
            assertThat(share(previews, "Line/")).isPositive();
            assertThat(share(previews, "WhatsApp")).isZero();
        }
    }

    @Test
    @Rule("N27")
    void peopleUsePhonesMostlyAndIPhonesMoreThanOthers() {
        var people = Sample.of(Option.QR_CODE).by(Kind.PERSON);
        hasShare(people, "iPhone", 0.62);
        hasShare(people, "Android", 0.25);
        hasShare(people, "Windows", 0.08);
        hasShare(people, "Macintosh", 0.05);
        assertThat(share(people, " Edg/")).isPositive();
        assertThat(share(people, "iPhone.*Mobile/15E148$")).as("in an app").isPositive();
        assertThat(share(people, " Line/")).isZero();
    }

    @Test
    @Rule("N27")
    void inJapanMoreUseIPhonesAndSomeOfThemOpenLinksInsideLine() {
        var people = Sample.of(Option.QR_CODE, Mix.JAPAN).by(Kind.PERSON);
        hasShare(people, "iPhone", 0.70);
        hasShare(people, "iPhone.* Line/", 0.30);
        hasShare(people, "Android", 0.30 * 25 / 38);
    }
}
