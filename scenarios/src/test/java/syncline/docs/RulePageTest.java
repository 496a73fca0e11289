package syncline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import syncline.docs.RuleProofs.Proof;

class RulePageTest {
    private static final String GOOD = """
            # E. Failures

            ### E1
            *documented · holds*

            One.

            ### E2
            *[public](https://syncline.example)
            and more · holds*

            Two.
            """;
    private static final Path SOURCE = Path.of("lab/src/test/java/SomeTest.java");
    private static final RulePage PAGE = new RulePage("E-failures.md", GOOD);

    @Test
    void readsTheNumbersOfItsRules() {
        assertThat(PAGE.rules()).containsExactly("E1", "E2");
        assertThat(PAGE.faults()).isEmpty();
    }

    @Test
    void knowsWhichRulesAreNotKept() {
        var page = new RulePage("E-failures.md", GOOD + "\n### E3\n*assumption: guess · not built*\n\nThree.\n");
        assertThat(page.faults()).isEmpty();
        assertThat(page.notBuilt()).containsExactly("E3");
        assertThat(PAGE.notBuilt()).isEmpty();
    }

    @Test
    void tellsAllFaultsOfItsForm() {
        var page = new RulePage(
                "E-failures.md", GOOD + "\n### E2\n*guess · holds*\n\nTwo again.\n\n### A3\n*documented · holds*\n\n");
        assertThat(page.faults())
                .containsExactly(
                        "E-failures.md: \"A3\" is not the number of a rule of this page",
                        "E-failures.md: E2 stands here 2 times",
                        "E-failures.md: E2 needs a line \"*ground · holds*\" or \"*ground · not built*\" and a text",
                        "E-failures.md: A3 needs a line \"*ground · holds*\" or \"*ground · not built*\" and a text");
    }

    @Test
    void listsTheTestsByRuleAndClass() {
        var page = PAGE.with(List.of(
                new Proof("E1", "SomeTest", "one", SOURCE),
                new Proof("E1", "SomeTest", "another", SOURCE),
                new Proof("E1", "Whole.Class", null, SOURCE),
                new Proof("A1", "SomeTest", "elsewhere", SOURCE)));
        assertThat(page.text()).isEqualTo(GOOD + """

                ## Proofs

                <!-- Written by RulePagesTest: see README.md -->

                | Rule | Proven by |
                |---|---|
                | E1 | [SomeTest](../../lab/src/test/java/SomeTest.java): `one`, `another`<br>[Whole.Class](../../lab/src/test/java/SomeTest.java) |
                | E2 |  |
                """);
    }

    @Test
    void writesItsListAnewAndLeavesTheRest() {
        var proofs = List.of(new Proof("E1", "SomeTest", "one", SOURCE));
        var once = PAGE.with(proofs);
        assertThat(once.with(proofs)).isEqualTo(once);
        assertThat(once.rules()).isEqualTo(PAGE.rules());
        assertThat(once.with(List.of())).isNotEqualTo(once);
        assertThat(once.with(List.of()).text()).startsWith(GOOD);
    }
}
