package syncline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import syncline.docs.RuleProofs.Proof;

class RuleProofsTest {
    private static final Path SOURCE = Path.of("lab/src/test/java/SomeTest.java");

    @Test
    void findsOneRuleAndSeveral() {
        var proofs = RuleProofs.in(SOURCE, """
                class SomeTest {
                    @Test @Rule("A7") void one() {}
                    @Rule({"E3", "E4"}) @Property(tries = 10) boolean several(@ForAll int n) { return true; }
                    @Test @syncline.lab.Rule(value = "B1") void withItsWholeName() {}
                    @Test void none() {}
                }
                """);
        assertThat(proofs)
                .containsExactly(
                        new Proof("A7", "SomeTest", "one", SOURCE),
                        new Proof("E3", "SomeTest", "several", SOURCE),
                        new Proof("E4", "SomeTest", "several", SOURCE),
                        new Proof("B1", "SomeTest", "withItsWholeName", SOURCE));
    }

    @Test
    void findsRulesOfClassesAndInsideNestedOnes() {
        var proofs = RuleProofs.in(SOURCE, """
                @Rule("D2") class SomeTest {
                    @Nested class WhenParked { @Test @Rule("E5") void comesBack() {} }
                }
                """);
        assertThat(proofs)
                .containsExactly(
                        new Proof("D2", "SomeTest", null, SOURCE),
                        new Proof("E5", "SomeTest.WhenParked", "comesBack", SOURCE));
    }

    @Test
    void takesNoProofFromTextsAndComments() {
        assertThat(RuleProofs.in(SOURCE, """
                class SomeTest {
                    // @Test @Rule("A7") void old() {}
                    @Test void texts() { var text = "@Rule(\\"A8\\")"; }
                }
                """)).isEmpty();
    }

    @Test
    void takesNoProofFromWhatIsDisabled() {
        assertThat(RuleProofs.in(SOURCE, """
                class SomeTest {
                    @Disabled @Test @Rule("A7") void never() {}
                    @Nested @Disabled("later") class Never { @Test @Rule("A8") void this_neither() {} }
                }
                """)).isEmpty();
    }

    @Test
    void takesNoOtherAnnotationForARule() {
        assertThat(RuleProofs.in(SOURCE, """
                class SomeTest { @RuleOfThumb("A7") @Test void other() {} @Rule("A8") @Test void ours() {} }
                """)).extracting(Proof::rule).containsExactly("A8");
    }

    @Test
    void refusesRulesOnWhatIsNoTest() {
        assertThatThrownBy(() -> RuleProofs.in(SOURCE, "class SomeTest { @Rule(\"A7\") void prepare() {} }"))
                .hasMessageContaining("prepare in")
                .hasMessageContaining("names a rule but is no test");
    }

    @Test
    void refusesRulesItCannotRead() {
        assertThatThrownBy(() -> RuleProofs.in(SOURCE, "class SomeTest { @Test @Rule(SEVEN) void one() {} }"))
                .hasMessageContaining("SEVEN in")
                .hasMessageContaining("as strings");
    }
}
