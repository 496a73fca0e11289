package syncline.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
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

    @Test
    void everyRuleIsProvenByATest() {
        Set<String> proven = PROOFS.stream().map(Proof::rule).collect(toSet());
        assertThat(rules().filter(rule -> !proven.contains(rule)))
                .as("Rules without a test that carries their number by @Rule")
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
