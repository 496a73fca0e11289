package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;
import syncline.sync.SyncLab;
import syncline.sync.clicks.Hit;
import syncline.sync.clicks.JobCounts;
import syncline.sync.life.InviteLives;
import syncline.sync.vault.CrmPort.Answer;

/** The job between a log of hits and a CRM that a test holds in its hands. */
@ParameterizedClass
@EnumSource
class PostProcessingTest {
    private static final Answer BAD_DATA = new Answer.Refused("INVALID_DATA", "A picklist value is inactive");
    private static final Answer NO_RIGHT = new Answer.Refused("INSUFFICIENT_ACCESS", "No right to create");

    private final Database database;

    @SuppressWarnings("NullAway.Init")
    private SyncLab lab;

    PostProcessingTest(TestDatabase databases) {
        database = databases.empty();
    }

    @BeforeEach
    void start() {
        lab = new SyncLab(database);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Hit click(String link) {
        return lab.hits.click(link, lab.clock.instant());
    }

    private void restart() {
        var log = lab.hits.all();
        lab.close();
        lab = new SyncLab(database);
        log.forEach(lab.hits::add);
    }

    /** As a crash leaves it between an invite's taking in and the ledger's. */
    private void forgetHowFarTheLogWasRead() {
        try (var pool = database.open("a test", 1);
                var connection = pool.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate("UPDATE hits_taken SET up_to = 0, number_of = 0");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Rule({"J12", "J24"})
    void eachHitBecomesOneRowAndTheNextJobFindsNothingToDo() {
        IntStream.range(0, 1_203).forEach(i -> click("EL" + i % 40));

        var job = lab.postProcess();

        assertThat(job.counts()).isEqualTo(new JobCounts(1_203, 1_203, 0, 0, 0));
        assertThat(job.cause()).isNull();
        assertThat(lab.crm.activities.rows()).hasSize(1_203);
        assertThat(lab.crm.activities.calls()).hasSize(3).allMatch(call -> call.size() <= 500);
        assertThat(lab.postProcess().counts()).isEqualTo(JobCounts.NONE);
        assertThat(lab.crm.activities.calls()).hasSize(3);
    }

    @Test
    void aSlowCrmHoldsBackTheReadingOfTheLog() {
        IntStream.range(0, 10_000).forEach(i -> click("EL" + i % 40));
        var answers = lab.crm.activities.hold();
        int job = SyncLab.get(lab.syncs.startPostProcessing()).number();
        Awaitility.await().until(() -> lab.crm.activities.calls().size() == 3);
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() ->
                        lab.hits.pagesRead() < 10 && lab.crm.activities.calls().size() == 3);
        answers.run();
        assertThat(lab.jobFinished(job).counts().written()).isEqualTo(10_000);
        assertThat(lab.hits.pagesRead()).isEqualTo(20);
    }

    @Test
    @Rule({"J12", "J26"})
    void hitsOfAnInviteWhoseRowIsNotThereYetWaitForIt() {
        var early = click("EL1");
        click("EL2");
        lab.crm.activities.missing("EL1");

        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(2, 1, 0, 1, 1));
        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(1, 0, 0, 1, 1));
        lab.crm.activities.missing();
        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(1, 1, 0, 0, 0));
        assertThat(lab.postProcess().counts()).isEqualTo(JobCounts.NONE);
        assertThat(lab.crm.activities.rows()).hasSize(2).containsKey(early.id());
    }

    @Test
    @Rule({"E4", "E7"})
    void aRefusedHitIsTriedByEveryJobAndItsOwnFailuresAreCounted() {
        var hit = click("EL1");
        lab.crm.activities.answer(id -> NO_RIGHT);
        assertThat(lab.postProcess().counts().waiting()).isEqualTo(1);
        lab.crm.activities.answer(id -> BAD_DATA);
        for (int job = 0; job < 12; job++) {
            assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(1, 0, 0, 1, 1));
        }
        lab.crm.activities.answer(id -> null);
        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(1, 1, 0, 0, 0));
        assertThat(lab.crm.activities.rows()).containsOnlyKeys(hit.id());
    }

    @Test
    @Rule("J26")
    void whenTheCrmFailsTheJobSaysWhyAndTheNextGoesOn() {
        lab.hits.pageSize(100);
        IntStream.range(0, 1_000).forEach(i -> click("EL" + i % 40));
        lab.crm.activities.downAfter(4);

        var broken = lab.postProcess();

        assertThat(broken.cause()).isEqualTo("The CRM is down");
        lab.crm.activities.heal();
        var next = lab.postProcess();
        assertThat(next.cause()).isNull();
        assertThat(broken.counts().written()
                        + next.counts().written()
                        + next.counts().repeated())
                .isEqualTo(1_000);
        assertThat(lab.crm.activities.rows()).hasSize(1_000);
    }

    @Test
    @Rule("J26")
    void whenEngageFailsTheJobSaysWhyAndTheNextGoesOn() {
        click("EL1");
        lab.hits.down(true);
        assertThat(lab.postProcess().cause()).isEqualTo("Engage is down");
        lab.hits.down(false);
        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(1, 1, 0, 0, 0));
    }

    @Test
    @Rule("J26")
    void rowsWhoseAnswersWereLostAreFoundAgainAndNotMadeTwice() {
        IntStream.range(0, 700).forEach(i -> click("EL" + i % 40));
        lab.crm.activities.loseAnswers();
        assertThat(lab.postProcess().cause()).isEqualTo("The CRM is down");
        int there = lab.crm.activities.rows().size();
        assertThat(there).isGreaterThanOrEqualTo(500);
        lab.crm.activities.heal();

        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(700, 700 - there, there, 0, 0));
        assertThat(lab.crm.activities.rows()).hasSize(700);
    }

    @Test
    @Rule({"A15", "J25", "J26"})
    void aJobInterruptedByARestartHasFailedAndTheNextGoesOn() {
        IntStream.range(0, 700).forEach(i -> click("EL" + i % 40));
        lab.crm.activities.hold();
        SyncLab.get(lab.syncs.startPostProcessing());
        Awaitility.await().until(() -> lab.crm.activities.rows().size() == 700);
        restart();
        assertThat(lab.jobFinished(1).cause()).isEqualTo("The job was interrupted by a restart");
        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(700, 700, 0, 0, 0));
        assertThat(lab.postProcess().counts()).isEqualTo(JobCounts.NONE);
    }

    @Test
    @Rule("J26")
    void hitsThatAreReadAgainAfterACrashFindTheirRowsAndChangeNoInvite() {
        IntStream.range(0, 700).forEach(i -> click("EL" + i % 40));
        lab.postProcess();
        forgetHowFarTheLogWasRead();

        assertThat(lab.postProcess().counts()).isEqualTo(new JobCounts(700, 0, 700, 0, 0));
        assertThat(lab.crm.activities.rows()).hasSize(700);
        var life = SyncLab.get(new InviteLives(lab.system).of("EL0")).orElseThrow();
        assertThat(life.clicks()).isEqualTo(18);
        assertThat(life.last()).hasSize(18).allMatch(tried -> tried.job() == 1);
    }

    @Test
    void anAbortedJobEndsAndTheNextGoesOn() {
        IntStream.range(0, 2_000).forEach(i -> click("EL" + i % 40));
        var answers = lab.crm.activities.hold();
        int job = SyncLab.get(lab.syncs.startPostProcessing()).number();
        Awaitility.await().until(() -> !lab.crm.activities.calls().isEmpty());
        lab.hits.pageSize(100);
        SyncLab.get(lab.syncs.abortPostProcessing("Aborted by ada"));
        answers.run();
        assertThat(lab.jobFinished(job).number()).isEqualTo(job);
        lab.postProcess();
        assertThat(lab.crm.activities.rows()).hasSize(2_000);
    }

    @Test
    @Rule("J24")
    void jobsBeginByThemselvesInLabTimeOnceTheyAreScheduled() {
        SyncLab.get(lab.syncs.schedulePostProcessing(PostProcessing.USUAL));
        click("EL1");
        lab.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(SyncLab.get(lab.syncs.postProcessing()).jobs().isDue(lab.clock.instant()))
                .isFalse();
        lab.clock.advance(Duration.ofMillis(1));
        assertThat(lab.jobFinished(1).counts().written()).isEqualTo(1);
        lab.clock.advance(Duration.ofHours(6));
        assertThat(lab.jobFinished(2).startedAt()).isEqualTo(lab.clock.instant());
        SyncLab.get(lab.syncs.schedulePostProcessing(Duration.ZERO));
        lab.clock.advance(Duration.ofHours(6));
        assertThat(SyncLab.get(lab.syncs.postProcessing()).jobs().isDue(lab.clock.instant()))
                .isFalse();
    }
}
