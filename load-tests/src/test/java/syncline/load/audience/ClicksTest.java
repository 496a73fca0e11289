package syncline.load.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import syncline.load.audience.Clicks.Click;

class ClicksTest {
    private static final int RATE = 100;

    private static Clicks clicks(List<Option> links, double compression) {
        return new Clicks(new Audience(42, Mix.WORLD), links, compression);
    }

    /** As many as arrive in so many seconds. */
    private static List<Click> during(int seconds, Clicks clicks) {
        return IntStream.range(0, RATE * seconds)
                .mapToObj(n -> clicks.at(n * 1000 / RATE))
                .toList();
    }

    @Test
    void eachArrivalIsAClickHoweverFewOpenLinks() {
        assertThat(during(60, clicks(List.of(Option.COPY_URL), 600))).hasSize(60 * RATE);
    }

    @Test
    void kindsComeInTheSharesOfTheAudience() {
        var sample = Sample.of(Option.LINE);
        double expected =
                sample.by(Kind.PREVIEW).size() / (double) sample.openings().size();
        var clicks = during(600, clicks(Collections.nCopies(1000, Option.LINE), 1e6));
        assertThat(Sample.share(clicks, click -> click.visitor().kind() == Kind.PREVIEW))
                .isCloseTo(expected, within(0.02));
    }

    @Test
    void whoComesLateInLifeHasNotComeByTheEndUnlessTimeIsCompressed() {
        var links = Collections.nCopies(1000, Option.LINE);
        double people = people(during(60, clicks(links, 1440)));
        assertThat(people(during(60, clicks(links, 1)))).isLessThan(people - 0.05);
    }

    private static double people(List<Click> clicks) {
        return Sample.share(clicks, click -> click.visitor().kind() == Kind.PERSON);
    }

    @Test
    void scannersOfALinkComeWithinSecondsOfEachOther() {
        var clicks = clicks(Collections.nCopies(100_000, Option.COPY_URL), 1440);
        int[] first = new int[100_000];
        int[] last = new int[100_000];
        for (int n = 0; n < 60 * RATE; n++) {
            Click click = clicks.at(n * 1000 / RATE);
            if (click.visitor().kind() == Kind.SCANNER) {
                first[click.link()] = first[click.link()] == 0 ? n : first[click.link()];
                last[click.link()] = n;
            }
        }
        assertThat(IntStream.range(0, first.length).map(link -> last[link] - first[link]))
                .allMatch(arrivals -> arrivals <= 10 * RATE)
                .anyMatch(arrivals -> arrivals > RATE);
    }

    @Test
    void linksAreSharedAgainWhenAllHaveBeen() {
        var clicks = during(10, clicks(List.of(Option.QR_CODE, Option.WALLET, Option.LINE), 1e6));
        assertThat(clicks).extracting(Click::link).contains(0, 1, 2);
    }

    @Test
    void theSameSeedClicksTheSame() {
        var links = List.of(Option.QR_CODE, Option.LINE);
        assertThat(during(5, clicks(links, 100))).isEqualTo(during(5, clicks(links, 100)));
        assertThat(during(5, clicks(links, 100)))
                .isNotEqualTo(during(5, new Clicks(new Audience(43, Mix.WORLD), links, 100)));
    }

    @Test
    void withoutLinksThereAreNoClicks() {
        assertThatThrownBy(() -> clicks(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
