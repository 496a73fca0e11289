package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.WithLab;
import syncline.sync.vault.CrmPort.Answer;

/** What a sync counts, and what it is called for it. */
class CountsOfSyncsTest extends WithLab {
    @Test
    @Rule({"F3", "F5", "F8"})
    void mixedFailuresWithoutASuccessFailAndWithOneDoNot() {
        profile("O0");
        profile("O2");
        lab.crm.answer((object, id) -> switch (id) {
            case "O0" -> NO_RIGHT;
            case "O2" -> BAD_DATA;
            default -> null;
        });
        assertThat(lab.nightly().message()).isEqualTo("Failed");
        somebodyElse();
        assertThat(lab.nightly().message())
                .isEqualTo("Completed with errors. Please see Error log for more information");
    }

    @Test
    @Rule({"F7", "F20"})
    void theCountsAddUpToWhatWasReadAndTheLogsToWhatWasTried() {
        var parked = profile("Q0");
        var touched = profile("Q2");
        refuse(BAD_DATA, "Q0");
        nights(9);
        put(parked.changed(now()));
        lab.crm.answer((object, id) -> BAD_DATA);
        profile("Q4");
        connection("QC4", "Q4");
        assertThat(lab.nightly().message()).as("the watermark stays").isEqualTo("Failed");
        put(touched.changed(now()));
        profile("Q6");
        refuse(BAD_DATA, "Q4");

        var sync = lab.nightly();

        assertThat(sync.message()).isEqualTo("Completed with errors. Please see Error log for more information");
        var counts = sync.counts();
        assertThat(counts.written()).as("Q6").isEqualTo(1);
        assertThat(counts.unchanged()).as("Q2").isEqualTo(1);
        assertThat(counts.failed()).as("Q4").isEqualTo(1);
        assertThat(counts.held()).as("QC4").isEqualTo(1);
        assertThat(counts.parked()).as("Q0").isEqualTo(1);
        assertThat(counts.read()).isEqualTo(5);
        assertThat(log(sync, false)).extracting("externalId").containsExactlyInAnyOrder("Q2", "Q6");
        assertThat(log(sync, true)).extracting("externalId").containsExactlyInAnyOrder("Q4", "QC4");
    }

    @Test
    @Rule("C21")
    void aRowTheCrmHoldsAlreadyCountsAsUnchanged() {
        profile("R0");
        lab.crm.answer((object, id) -> new Answer.NoChange("VR0"));
        var sync = lab.nightly();
        assertThat(sync.counts().unchanged()).isEqualTo(1);
        assertThat(sync.counts().written()).isZero();
        assertThat(sync.message()).isEqualTo("Completed successfully");
    }
}
