package syncline.load.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.load.Rule;

/** The shares of a sample of 20,000 links each; chance moves them by a point at most. */
class AudienceTest {
    private static final Offset<Double> CHANCE = within(0.012);
    private static final double MINUTE = 60;
    private static final double DAY = 24 * 60 * MINUTE;

    @ParameterizedTest
    @CsvSource({
        "QR_CODE, 0.70",
        "MESSAGES, 0.35",
        "LINE, 0.30",
        "LINEWORKS, 0.30",
        "COPY_URL, 0.20",
        "WALLET, 0.80",
    })
    @Rule("N19")
    void peopleOpenAsManyLinksAsTheOptionLetsExpect(Option option, double opened) {
        double measured = Sample.of(option).reached(Kind.PERSON);
        assertThat(measured).isCloseTo(opened, CHANCE);
        assertThat(Math.abs(measured - opened - 0.05))
                .as("another rate is told")
                .isGreaterThan(CHANCE.value);
    }

    @Test
    @Rule("N19")
    void ofThoseWhoOpenALinkNotQuiteHalfAccept() {
        var links = Sample.of(Option.QR_CODE).links().stream()
                .filter(link -> !link.isEmpty())
                .toList();
        assertThat(Sample.share(links, link -> link.stream().anyMatch(Opening::accepts)))
                .isCloseTo(0.45, CHANCE);
        assertThat(links)
                .allMatch(link -> link.stream().filter(Opening::accepts).count() <= 1);
        assertThat(Sample.of(Option.LINE).by(Kind.PREVIEW)).noneMatch(Opening::accepts);
    }

    @Test
    @Rule({"N15", "N16", "N17"})
    void aLinkFromSomebodyOneKnowsIsOpenedMoreThanOneInAMassTextAndLessThanAMailFromThem() {
        double openedMailFromReps = 0.39;
        double openedMassMail = openedMailFromReps / 1.15;
        double clickedMassText = 0.18;
        double opened = Sample.of(Option.MESSAGES).reached(Kind.PERSON);
        assertThat(opened).isBetween(clickedMassText, openedMailFromReps);
        assertThat(opened / clickedMassText)
                .as("what it makes to know somebody")
                .isGreaterThan(1.15);
        assertThat(Sample.of(Option.COPY_URL).reached(Kind.PERSON)).isBetween(clickedMassText, openedMassMail);
        assertThat(Sample.of(Option.QR_CODE).reached(Kind.PERSON))
                .as("in person")
                .isGreaterThan(openedMailFromReps);
    }

    @Test
    @Rule("N20")
    void whoIsThereScansWithinAMinute() {
        for (Option option : List.of(Option.QR_CODE, Option.WALLET)) {
            assertThat(Sample.of(option).firstSeconds(Kind.PERSON)).allMatch(seconds -> seconds >= 5 && seconds <= 60);
        }
        assertThat(Sample.of(Option.MESSAGES).firstSeconds(Kind.PERSON)).anyMatch(seconds -> seconds > 60);
    }

    @Test
    @Rule("N20")
    void whoGetsAMessageTakesMinutesAndSometimesDays() {
        var seconds = Sample.of(Option.MESSAGES).firstSeconds(Kind.PERSON).stream()
                .sorted()
                .toList();
        assertThat(seconds.get(seconds.size() / 2)).isCloseTo(12 * MINUTE, within(1.5 * MINUTE));
        assertThat(shareBeyond(seconds, DAY)).isCloseTo(0.05, within(0.008));
        double mean = seconds.stream().mapToDouble(Math::log).average().orElseThrow();
        assertThat(mean)
                .as("mean and median of a normal distribution are one")
                .isCloseTo(Math.log(12 * MINUTE), within(0.15));
        var evenly = Stream.iterate(1.0, n -> n + 1).limit(seconds.size()).toList();
        assertThat(shareBeyond(evenly, DAY)).as("an even distribution is told").isZero();
    }

    private static double shareBeyond(List<Double> seconds, double limit) {
        return Sample.share(seconds, one -> one > limit);
    }

    @Test
    @Rule("N21")
    void whoOpensALinkOpensIt1Point4TimesOnAverageWithTheSameDevice() {
        var opened = Sample.of(Option.QR_CODE).links().stream()
                .filter(link -> !link.isEmpty())
                .toList();
        double mean = opened.stream().mapToInt(List::size).average().orElseThrow();
        assertThat(mean).isCloseTo(1.4, within(0.02));
        assertThat(opened)
                .allMatch(link -> link.stream().map(Opening::visitor).distinct().count() == 1);
        double once = Sample.share(opened, link -> link.size() == 1);
        assertThat(once).as("not everybody comes back").isBetween(0.65, 0.78);
    }

    @Test
    @Rule("N22")
    void scannersShowByClicksWithinFiveSecondsAndMatterLessThanInMail() {
        assertThat(withinFiveSeconds(Sample.of(Option.COPY_URL))).isGreaterThan(0.05);
        assertThat(withinFiveSeconds(Sample.of(Option.QR_CODE))).isZero();
        var usual = Stream.of(
                        Option.MESSAGES, Option.MESSAGES, Option.MESSAGES, Option.QR_CODE, Option.LINE, Option.COPY_URL)
                .flatMap(option -> Sample.of(option).openings().stream())
                .toList();
        assertThat(Sample.share(usual, opening -> opening.visitor().kind() == Kind.SCANNER))
                .isBetween(0.01, 0.10);
    }

    private static double withinFiveSeconds(Sample sample) {
        return Sample.share(sample.openings(), opening -> opening.delayMillis() < 5_000);
    }

    @Test
    @Rule("N23")
    void scannersComeFromCloudsWithinSecondsBeforePeopleDo() {
        var sample = Sample.of(Option.COPY_URL);
        assertThat(sample.firstSeconds(Kind.SCANNER)).allMatch(seconds -> seconds >= 1 && seconds <= 5);
        assertThat(sample.by(Kind.SCANNER))
                .allMatch(scan -> isOfACloud(scan.visitor().address()));
        assertThat(sample.by(Kind.PERSON))
                .noneMatch(person -> isOfACloud(person.visitor().address()));
        var people = sample.firstSeconds(Kind.PERSON);
        assertThat(1 - shareBeyond(people, 10)).as("people who are as quick").isLessThan(0.1);
    }

    private static boolean isOfACloud(String address) {
        return address.matches("(40\\.94|52\\.4|34\\.90|20\\.75)\\.\\d+\\.\\d+");
    }

    @Test
    @Rule("N26")
    void eachOptionHasItsMachines() {
        assertThat(Sample.of(Option.MESSAGES).reached(Kind.PREVIEW)).isCloseTo(0.6, CHANCE);
        assertThat(Sample.of(Option.LINE).reached(Kind.PREVIEW)).isCloseTo(0.9, CHANCE);
        assertThat(Sample.of(Option.LINEWORKS).reached(Kind.PREVIEW)).isCloseTo(0.9, CHANCE);
        assertThat(Sample.of(Option.COPY_URL).reached(Kind.SCANNER)).isCloseTo(0.25, CHANCE);
        assertThat(Sample.of(Option.COPY_URL).reached(Kind.PREVIEW)).isZero();
        for (Option option : List.of(Option.QR_CODE, Option.WALLET)) {
            assertThat(Sample.of(option).openings())
                    .allMatch(opening -> opening.visitor().kind() == Kind.PERSON);
        }
        for (Option option : List.of(Option.MESSAGES, Option.LINE, Option.LINEWORKS)) {
            assertThat(Sample.of(option).by(Kind.SCANNER)).isEmpty();
        }
    }

    @Test
    @Rule("N26")
    void scannersComeOnceToThriceWithinTenSeconds() {
        var scans = Sample.of(Option.COPY_URL).links().stream()
                .map(link -> link.stream()
                        .filter(o -> o.visitor().kind() == Kind.SCANNER)
                        .toList())
                .filter(link -> !link.isEmpty())
                .toList();
        assertThat(scans).extracting(List::size).contains(1, 2, 3).allMatch(size -> size <= 3);
        assertThat(scans).allMatch(link -> link.get(link.size() - 1).delayMillis() <= 10_000);
    }

    @Test
    void theSameSeedAndNumberDrawTheSame() {
        var audience = new Audience(7, Mix.WORLD);
        assertThat(audience.of(5, Option.LINE)).isEqualTo(new Audience(7, Mix.WORLD).of(5, Option.LINE));
        assertThat(manyOf(new Audience(8, Mix.WORLD))).isNotEqualTo(manyOf(audience));
    }

    private static List<List<Opening>> manyOf(Audience audience) {
        return Stream.iterate(0, n -> n + 1)
                .limit(50)
                .map(n -> audience.of(n, Option.LINE))
                .toList();
    }
}
