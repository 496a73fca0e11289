package syncline.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
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

    /** The sections that are told from the first number to this one; O18 to O21 are about connectors to come. */
    private static final Map<String, Integer> WHOLE =
            Map.of("A", 24, "B", 17, "C", 38, "D", 16, "E", 19, "F", 21, "G", 15, "H", 34, "K", 15, "O", 17);

    @Test
    void noRuleOfASectionIsLeftOut() {
        Set<String> known = rules().collect(toSet());
        var all = WHOLE.entrySet().stream()
                .flatMap(section -> IntStream.rangeClosed(1, section.getValue()).mapToObj(n -> section.getKey() + n));
        assertThat(Stream.concat(all, IntStream.rangeClosed(22, 28).mapToObj(n -> "O" + n))
                        .filter(rule -> !known.contains(rule)))
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

    private static Stream<String> rules() {
        return PAGES.stream().flatMap(page -> page.rules().stream());
    }
}
