package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.ledger.BlockedStart;
import syncline.sync.ledger.LogCsv;
import syncline.sync.rules.Scope;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Reason;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;

class HistoryTest extends WithLab {
    private static List<SyncRecord> shown() {
        return SyncLab.get(lab.syncs.shown());
    }

    private static Blocked blocked(Trigger trigger) {
        var reply = SyncLab.get(lab.syncs.begin(trigger));
        assertThat(reply).isInstanceOf(BeginReply.Refused.class);
        return ((BeginReply.Refused) reply).why();
    }

    @Test
    @Rule({"F14", "F15"})
    void theHistoryShowsTheLastTenNewestFirstAndKeepsTheOthers() {
        var syncs = IntStream.range(0, 12).mapToObj(i -> lab.nightly()).toList();
        assertThat(shown()).isEqualTo(syncs.reversed().subList(0, 10));
        assertThat(SyncLab.get(lab.syncs.sync(syncs.getFirst().number()))).contains(syncs.getFirst());
        assertThat(SyncLab.get(lab.syncs.sync(syncs.getLast().number() + 1))).isEmpty();
    }

    @Test
    @Rule({"F15", "A10"})
    void aRowOfTheHistoryTellsWhoDidWhatAndWhen() {
        night();
        profile("HIA0");
        profile("HIA2");
        refuse(BAD_DATA, "HIA2");
        var at = now();

        lab.sync(Trigger.MANUAL);

        var sync = shown().getFirst();
        assertThat(sync.type()).isEqualTo(Scope.FULL);
        assertThat(sync.trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(sync.startedAt()).isEqualTo(at);
        assertThat(sync.finishedAt()).isEqualTo(at);
        assertThat(sync.message()).isEqualTo("Completed with errors. Please see Error log for more information");
        assertThat(sync.counts().written()).isEqualTo(1);
        assertThat(sync.counts().failed()).isEqualTo(1);
    }

    @Test
    @Rule({"F16", "A17", "A16"})
    void aRunningSyncHasNoMessageAndLetsNoOtherStart() {
        night();
        profile("HIB0");
        var answers = lab.crm.holdAnswers();
        int number = ((BeginReply.Begun) SyncLab.get(lab.syncs.begin(Trigger.SCHEDULED))).number();
        Awaitility.await().until(() -> lab.crm.sent().contains("HIB0"));

        var running = shown().getFirst();
        assertThat(running.number()).isEqualTo(number);
        assertThat(running.message()).isNull();
        assertThat(running.finishedAt()).isNull();
        assertThat(running.counts().read()).isEqualTo(1);
        lab.clock.advance(Duration.ofHours(3));
        assertThat(blocked(Trigger.SCHEDULED)).isEqualTo(new Blocked(Reason.ALREADY_RUNNING, null));
        assertThat(shown().getFirst().number()).isEqualTo(number);

        answers.run();
        var finished = lab.finished(number);
        assertThat(finished.message()).isEqualTo("Completed successfully");
        assertThat(Duration.between(finished.startedAt(), finished.finishedAt()))
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    @Rule({"A12", "A13", "A14", "A16"})
    void aStartWithinTheHourIsRefusedAndLeavesNoTraceInTheHistory() {
        profile("HIC0");
        refuse(BAD_DATA, "HIC0");
        somebodyElse();
        var last = lab.nightly();
        var earliest = now().plus(Duration.ofMinutes(60));
        lab.clock.advance(Duration.ofSeconds(59 * 60 + 59));
        var at = now();

        for (Trigger trigger : Trigger.values()) {
            assertThat(blocked(trigger)).isEqualTo(new Blocked(Reason.TOO_SOON, earliest));
        }

        assertThat(shown().getFirst()).isEqualTo(last);
        assertThat(open("HIC0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isEqualTo(1));
        assertThat(lab.ledger.blocked())
                .contains(
                        new BlockedStart(at, "scheduled", "too_soon", earliest),
                        new BlockedStart(at, "manual", "too_soon", earliest));
        lab.clock.advance(Duration.ofSeconds(1));
        assertThat(lab.sync(Trigger.SCHEDULED).number()).isEqualTo(last.number() + 1);
    }

    @Test
    @Rule({"A15", "A16", "J25"})
    void noSyncStartsDuringPostProcessing() {
        night();
        var hits = lab.hits.hold();
        int job = SyncLab.get(lab.syncs.startPostProcessing()).number();
        int last = shown().getFirst().number();

        assertThat(blocked(Trigger.MANUAL)).isEqualTo(new Blocked(Reason.POST_PROCESSING, null));

        assertThat(shown().getFirst().number()).isEqualTo(last);
        assertThat(lab.ledger.blocked()).contains(new BlockedStart(now(), "manual", "post_processing", null));
        hits.run();
        lab.jobFinished(job);
        assertThat(lab.sync(Trigger.MANUAL).number()).isEqualTo(last + 1);
    }

    @Test
    @Rule({"F17", "F18", "F19", "F20"})
    void theLogsTellOfEachRecordInOneLine() throws IOException {
        var profile = profile("HID0");
        var gone = profile("HID2");
        var ended = connection("HIDC0", "HID0");
        var touched = profile("HID4");
        lab.nightly();
        put(profile.title("Prof").changed(now()));
        put(gone.deleted(now()).changed(now()));
        put(ended.disconnected(now()));
        put(touched.changed(now()));
        profile("HID6");
        profile("HID8");
        connection("HIDC8", "HID8");
        profile("HID10");
        lab.crm.answer((object, id) -> switch (id) {
            case "HID8" -> BAD_DATA;
            case "HID10" -> NO_RIGHT;
            default -> null;
        });

        var sync = lab.nightly();

        String at = now().toString();
        assertThat(csv(sync, false))
                .startsWith("object,vexternal_id,vault_id,operation,time,warning")
                .containsExactlyInAnyOrder(
                        "object,vexternal_id,vault_id,operation,time,warning",
                        "engage_profile__v,HID0,VHID0,update," + at + ",",
                        "engage_profile__v,HID2,VHID2,delete_mark," + at + ",",
                        "engage_profile__v,HID4,VHID4,no_change," + at + ",",
                        "engage_profile__v,HID6,VHID6,create," + at + ",",
                        "engage_connection__v,HIDC0,VHIDC0,deactivate," + at + ",");
        assertThat(csv(sync, true))
                .startsWith("object,vexternal_id,operation,error_type,message,class,consecutive_failures,parked,time")
                .containsExactlyInAnyOrder(
                        "object,vexternal_id,operation,error_type,message,class,consecutive_failures,parked,time",
                        "engage_profile__v,HID8,create,INVALID_DATA,The field is too long,record,1,no," + at,
                        "engage_profile__v,HID10,create,INSUFFICIENT_ACCESS,No right to edit the field,configuration,0,no,"
                                + at,
                        "engage_connection__v,HIDC8,create,parent_profile_failed,"
                                + "The profile of this connection could not be created,record,0,no," + at);
        var counts = sync.counts();
        assertThat(log(sync, false)).hasSize((int) (counts.written() + counts.unchanged()));
        assertThat(log(sync, true)).hasSize((int) (counts.failed() + counts.held()));
    }

    private static List<String> csv(SyncRecord sync, boolean errors) throws IOException {
        var text = new StringWriter();
        if (errors) {
            LogCsv.errors(lab.ledger, sync.number(), text);
        } else {
            LogCsv.success(lab.ledger, sync.number(), text);
        }
        return List.of(text.toString().split("\r\n"));
    }
}
