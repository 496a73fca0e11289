package syncline.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.sync.SyncLab;
import syncline.sync.rules.Every;
import syncline.sync.rules.Schedule;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.sync.run.SyncRecord;
import syncline.sync.schedule.SchedulerEvent.DueAnswered;

class SchedulerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Schedule NIGHTLY = Schedule.nightly(SyncLab.START, BERLIN);
    /** 02:00 in Berlin on the day after the lab's first. */
    private static final Instant FIRST = Instant.parse("2026-03-02T01:00:00Z");

    private final Database database = Database.memory(UUID.randomUUID().toString());
    private SyncLab lab = new SyncLab(database);
    private SchedulerService scheduler = SchedulerService.start(lab.system, "vault", lab.clock, lab.syncs);

    @AfterEach
    void close() {
        lab.close();
    }

    private void until(Instant time) {
        lab.clock.advance(Duration.between(lab.clock.instant(), time));
    }

    private DueAnswered answered(Instant due) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> SyncLab.get(scheduler.get()).last(),
                        last -> last != null && last.due().equals(due));
    }

    private static Instant days(int days) {
        return FIRST.plus(Duration.ofDays(days));
    }

    @Test
    @Rule({"A1", "A5", "A6"})
    void startsASyncAtEachDueTimeWithNobodyAsking() {
        assertThat(SyncLab.get(scheduler.set(NIGHTLY)).nextDue()).contains(FIRST);
        until(FIRST.minusMillis(1));
        assertThat(SyncLab.get(lab.syncs.shown())).isEmpty();

        until(FIRST);

        assertThat(answered(FIRST)).isEqualTo(new DueAnswered(FIRST, 1, null));
        assertThat(lab.finished(1))
                .returns(Scope.FULL, SyncRecord::type)
                .returns(Trigger.SCHEDULED, SyncRecord::trigger);
        until(days(1));
        assertThat(answered(days(1)).sync()).isEqualTo(2);
        assertThat(lab.finished(2).type()).isEqualTo(Scope.INCREMENTAL);
        assertThat(SyncLab.get(scheduler.get()).nextDue()).contains(days(2));
    }

    @Test
    @Rule("A16")
    void aBlockedStartIsTriedAgainAtTheNextDueTimeOnly() {
        var hourly = new Schedule(Every.parse("1h"), LocalDateTime.parse("2026-03-02T02:00"), BERLIN);
        SyncLab.get(scheduler.set(hourly));
        until(FIRST.minus(Duration.ofMinutes(30)));
        lab.sync(Trigger.MANUAL);

        until(FIRST);

        assertThat(answered(FIRST)).isEqualTo(new DueAnswered(FIRST, null, "too_soon"));
        until(FIRST.plus(Duration.ofMinutes(59)));
        assertThat(SyncLab.get(lab.syncs.shown())).hasSize(1);
        until(FIRST.plus(Duration.ofHours(1)));
        assertThat(answered(FIRST.plus(Duration.ofHours(1))).sync()).isEqualTo(2);
    }

    @Test
    @Rule("A1")
    void aLongSleepIsMadeUpForOnce() {
        SyncLab.get(scheduler.set(NIGHTLY));
        until(days(9).plus(Duration.ofHours(5)));
        assertThat(answered(days(9)).sync()).isEqualTo(1);
        lab.finished(1);
        assertThat(SyncLab.get(scheduler.get()).nextDue()).contains(days(10));
        until(days(10));
        assertThat(answered(days(10)).sync()).isEqualTo(2);
    }

    @Test
    @Rule({"A1", "A4"})
    void scheduleAndLastDueTimeOutliveTheProcess() {
        SyncLab.get(scheduler.set(NIGHTLY));
        until(FIRST);
        answered(FIRST);
        lab.finished(1);
        var before = SyncLab.get(scheduler.get());
        lab.close();

        lab = new SyncLab(database);
        until(FIRST);
        scheduler = SchedulerService.start(lab.system, "vault", lab.clock, lab.syncs);

        assertThat(SyncLab.get(scheduler.get())).isEqualTo(before);
        until(days(1));
        assertThat(answered(days(1)).sync()).isEqualTo(2);
    }

    @Test
    @Rule("A3")
    void everyZeroDaysStopsIt() {
        SyncLab.get(scheduler.set(NIGHTLY));
        var never = SyncLab.get(scheduler.set(new Schedule(Every.parse("0d"), NIGHTLY.from(), BERLIN)));
        assertThat(never.nextDue()).isEmpty();
        until(days(3));
        assertThat(SyncLab.get(scheduler.get()).due(lab.clock.instant())).isEmpty();
        assertThat(SyncLab.get(lab.syncs.shown())).isEmpty();
    }

    @Test
    @Rule("A5")
    void theDefaultLeavesAScheduleAloneThatSomebodyMade() {
        assertThat(SyncLab.get(scheduler.get()).schedule()).isNull();
        var mine = new Schedule(Every.parse("2w"), NIGHTLY.from(), BERLIN);
        assertThat(SyncLab.get(scheduler.setFirst(mine)).schedule()).isEqualTo(mine);
        assertThat(SyncLab.get(scheduler.setFirst(NIGHTLY)).schedule()).isEqualTo(mine);
        assertThat(SyncLab.get(scheduler.set(NIGHTLY)).schedule()).isEqualTo(NIGHTLY);
    }

    @Test
    @Rule("A24")
    void nothingHereCouldSendAMail() {
        assertThat(List.of("jakarta.mail.Session", "javax.mail.Session", "org.apache.commons.mail.Email"))
                .noneMatch(SchedulerTest::isThere);
        assertThat(isThere("akka.actor.typed.ActorSystem")).isTrue();
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, SchedulerTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
