package syncline.report.html;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.report.Results;
import syncline.report.SampleResults;
import syncline.report.SpikeSample;

/** The report on screens of all widths, in light, in dark and on paper. */
class ReportLooksTest extends InBrowser {
    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @ParameterizedTest
    @CsvSource({"360,false", "360,true", "768,false", "1440,true"})
    void fitsTheScreen(int width, boolean dark) {
        for (Results results : List.of(
                SpikeSample.results(),
                SampleResults.large(),
                SampleResults.interrupted(),
                SampleResults.saying("unbroken".repeat(60)))) {
            browser.open(report(results), width, dark);
            assertThat(browser.number(OVERFLOW)).isZero();
        }
    }

    @Test
    void theWidthIsReallyMeasured() {
        browser.open(report(SampleResults.large()), 360, false);
        browser.ask("document.querySelector('h1').style.width = '500px'");
        assertThat(browser.number(OVERFLOW)).isPositive();
    }

    @Test
    void followsTheColoursOfTheScreen() {
        String background = "getComputedStyle(document.body).backgroundColor";
        Path page = report(SampleResults.large());
        browser.open(page, 1440, false);
        assertThat(browser.ask(background)).isEqualTo("rgb(253, 253, 252)");
        browser.open(page, 1440, true);
        assertThat(browser.ask(background)).isEqualTo("rgb(21, 23, 26)");
        assertThat(browser.number("document.querySelectorAll('#heap svg path[stroke=\"#78aee4\"]').length"))
                .isPositive();
    }

    @Test
    void prints() {
        browser.open(report(SpikeSample.results()), 1440, true);
        byte[] pdf = Base64.getDecoder().decode(browser.print());
        assertThat(new String(pdf, 0, 5, US_ASCII)).isEqualTo("%PDF-");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void paperIsLightInTheDark() {
        browser.open(report(SpikeSample.results()), 1440, true);
        String lit = "document.querySelectorAll('#heap svg path[stroke=\"#24619e\"]').length";
        assertThat(browser.number(lit)).isZero();
        browser.ask("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.number(lit)).isPositive();
        assertThat(browser.number("document.querySelector('#heap svg').clientWidth"))
                .isLessThan(340);
        assertThat(browser.number("document.querySelector('#backlog svg').clientWidth"))
                .isBetween(600L, 700L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void coloursStandOutFromThePaper(boolean dark) {
        browser.open(report(SampleResults.interrupted()), 1440, dark);
        var paper = colour("paper");
        for (String text : List.of("ink", "soft", "blue", "red")) {
            assertThat(contrast(colour(text), paper)).as(text).isGreaterThan(4.5);
        }
        for (String mark : List.of("orange", "teal", "purple", "grey")) {
            assertThat(contrast(colour(mark), paper)).as(mark).isGreaterThan(3);
        }
        assertThat(contrast(colour("line"), paper)).as("a line of the grid").isLessThan(3);
    }

    private static Color colour(String name) {
        return Color.decode(String.valueOf(
                browser.ask("getComputedStyle(document.documentElement).getPropertyValue('--" + name + "').trim()")));
    }

    /** As the accessibility guidelines for web content (WCAG 2) define it. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
