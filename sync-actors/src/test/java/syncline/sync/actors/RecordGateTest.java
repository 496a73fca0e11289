package syncline.sync.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.actors.RecordCommand.Settled;
import syncline.sync.actors.RecordGate.Answered;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;

class RecordGateTest extends WithLab {
    @SuppressWarnings("NullAway.Init")
    private static RecordGate gate;

    @BeforeAll
    static void open() {
        gate = new RecordGate(lab.system);
    }

    private static List<Considered> offered(CrmObject object, int sync, EngageRecord... records) {
        var rita = object == CrmObject.CONNECTION ? new CrmUser("1001", "rep1", "Rita Reps") : null;
        var offers = List.of(records).stream()
                .map(record -> new Offer(sync, false, now(), record, Parent.PRESENT, rita, null))
                .toList();
        return SyncLab.get(gate.consider(object, offers));
    }

    private static List<Settled> refused(CrmObject object, int sync, List<Considered> considered) {
        var answers = considered.stream()
                .map(item -> new Answered(
                        ((Decision.Send) item.decision()).row(),
                        new Outcome.Refused(sync, now(), "INVALID_DATA", "No")))
                .toList();
        return SyncLab.get(gate.settle(object, answers, RuleSettings.CHOSEN));
    }

    @Test
    void aPageIsAnsweredForEachOfItsRecordsOnce() {
        var page = IntStream.range(0, 500)
                .mapToObj(i -> AProfile.named("GA" + i, now()).now())
                .toArray(EngageRecord[]::new);
        assertThat(offered(CrmObject.PROFILE, 1, page))
                .hasSize(500)
                .allMatch(item -> item.decision() instanceof Decision.Send)
                .extracting(Considered::id)
                .doesNotHaveDuplicates()
                .contains("GA0", "GA499");
    }

    @Test
    void anEmptyPageIsAnsweredAtOnce() {
        assertThat(offered(CrmObject.PROFILE, 1)).isEmpty();
        assertThat(SyncLab.get(gate.settle(CrmObject.PROFILE, List.of(), RuleSettings.CHOSEN)))
                .isEmpty();
    }

    @Test
    @Rule("E1")
    void aProfileAndAConnectionOfTheSameIdAreTwoRecords() {
        var profile = offered(CrmObject.PROFILE, 1, AProfile.named("GB0", now()).now());
        refused(CrmObject.PROFILE, 1, profile);
        var connection = offered(
                CrmObject.CONNECTION, 1, AConnection.of("GB0", "GB0", now()).now());
        assertThat(connection.getFirst().standing().before()).isInstanceOf(Retry.InStep.class);
        assertThat(offered(CrmObject.PROFILE, 2, AProfile.named("GB0", now()).now())
                        .getFirst()
                        .standing()
                        .before())
                .isEqualTo(new Retry.Due(1, 1));
    }

    @Test
    @Rule({"E3", "E4"})
    void anAnswerTellsHowTheRecordStoodAndStands() {
        var profile = AProfile.named("GC0", now()).now();
        for (int sync = 1; sync <= 9; sync++) {
            refused(CrmObject.PROFILE, sync, offered(CrmObject.PROFILE, sync, profile));
        }
        var tenth = refused(CrmObject.PROFILE, 10, offered(CrmObject.PROFILE, 10, profile));
        assertThat(tenth).singleElement().satisfies(settled -> {
            assertThat(settled.id()).isEqualTo("GC0");
            assertThat(settled.standing().before()).isEqualTo(new Retry.Due(9, 1));
            assertThat(settled.standing().after()).isEqualTo(new Retry.Parked(10, 1));
            assertThat(settled.standing().crmId()).isNull();
        });
        assertThat(offered(CrmObject.PROFILE, 11, profile))
                .extracting(Considered::decision)
                .containsExactly(new Decision.Parked());
    }
}
