package syncline.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import syncline.docs.RuleProofs.Proof;

/**
 * Holds the rule pages against the tests of all modules. With {@code -Dsyncline.rules.write=true} it writes the list of proofs
 * into the pages instead of comparing it.
 */
class RulePagesTest {
    private static final Repository HERE = Repository.here();
    private static final List<RulePage> PAGES = RulePage.in(HERE);
    private static final List<Proof> PROOFS = RuleProofs.in(HERE);

    @Test
    void pagesAreWellFormed() {
        assertThat(PAGES).hasSizeGreaterThan(5);
        assertThat(PAGES.stream().flatMap(page -> page.faults().stream())).isEmpty();
    }

    /** The rules that are all told; O18 to O21 are about connectors to come. */
    private static final List<String> WHOLE = List.of(
            "A1-24", "B1-17", "C1-38", "D1-16", "E1-19", "F1-21", "G1-15", "H1-34", "I1-55", "J1-27", "K1-15", "N15-27",
            "O1-17", "O22-28");

    @Test
    void noRuleOfASectionIsLeftOut() {
        Set<String> known = rules().collect(toSet());
        assertThat(WHOLE.stream().flatMap(RulePagesTest::range).filter(rule -> !known.contains(rule)))
                .isEmpty();
    }

    @Test
    void everyRuleIsProvenByATest() {
        Set<String> proven = PROOFS.stream().map(Proof::rule).collect(toSet());
        Set<String> notBuilt =
                PAGES.stream().flatMap(page -> page.notBuilt().stream()).collect(toSet());
        assertThat(rules().filter(rule -> proven.contains(rule) == notBuilt.contains(rule)))
                .as(
                        "Rules that hold without a test that carries their number by @Rule, or have one and are said to be not built")
                .isEmpty();
    }

    @Test
    void everyRuleThatATestNamesIsOnAPage() {
        Set<String> known = rules().collect(toSet());
        assertThat(PROOFS.stream().filter(proof -> !known.contains(proof.rule())))
                .as("Tests that name a rule which is on no page")
                .isEmpty();
    }

    @Test
    void listsOfProofsAreCurrent() throws IOException {
        if (Boolean.getBoolean("syncline.rules.write")) {
            for (RulePage page : PAGES) {
                Files.writeString(
                        RulePage.folder(HERE).resolve(page.name()),
                        page.with(PROOFS).text());
            }
            return;
        }
        assertThat(PAGES.stream()
                        .filter(page -> !page.with(PROOFS).equals(page))
                        .map(RulePage::name))
                .as("Pages whose list of proofs is old; docs/rules/README.md says how to write it anew")
                .isEmpty();
    }

    /** The rules of a range such as {@code N15-27}. */
    private static Stream<String> range(String range) {
        String[] ends = range.substring(1).split("-", 2);
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                .mapToObj(number -> range.charAt(0) + "" + number);
    }

    private static Stream<String> rules() {
        return PAGES.stream().flatMap(page -> page.rules().stream());
    }
}
