package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.DispatcherSelector;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.http.LoopbackServer;
import syncline.sync.AProfile;
import syncline.sync.FakeSignIn;
import syncline.sync.SyncLab;
import syncline.sync.export.ExportedFile;
import syncline.sync.replay.ReplayedFile;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;

/** The history that a lab gives away while it runs. */
class HistoryRoutesTest {
    private final SyncLab lab = new SyncLab(Database.memory(UUID.randomUUID().toString()));
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private LoopbackServer admin;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        admin.close();
        client.close();
        lab.close();
    }

    private void serve(ByteStream.Writing history) {
        var blocking = lab.system.dispatchers().lookup(DispatcherSelector.blocking());
        admin = LoopbackServer.start(
                lab.system,
                "the admin API",
                LoopbackServer.LOOPBACK,
                0,
                new AdminApi(new Admins(new FakeSignIn(), lab.clock), List.of(new HistoryRoutes(history, blocking)))
                        .route()
                        .handler(lab.system));
    }

    private HttpResponse<byte[]> get(String user, String password) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(admin.uri().resolve("/admin/history"))
                        .header("Authorization", FakeSignIn.basic(user, password))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private Path history() throws IOException, InterruptedException {
        var answer = get("ada@admin", "right");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(folder.resolve(UUID.randomUUID() + ".jsonl.gz"), answer.body());
    }

    private void putAProfile(String id) {
        lab.engage.put(AProfile.named(id, lab.clock.instant()).now());
    }

    @Test
    @Rule("A11")
    void isForAdminsOnly() throws Exception {
        serve(lab::export);
        assertThat(get("ada@admin", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("rita@vault", "right").statusCode()).isEqualTo(403);
    }

    @Test
    void beforeTheFirstSyncHasNothingButAHeader() throws Exception {
        serve(lab::export);
        assertThat(ExportedFile.of(history())).isEqualTo(new ExportedFile(0, 0, OptionalInt.empty()));
    }

    @Test
    void afterSyncsIsReplayedWithoutADifference() throws Exception {
        serve(lab::export);
        putAProfile("P-ada");
        lab.sync(Trigger.MANUAL);
        lab.nightly();

        var history = history();

        assertThat(ExportedFile.of(history)).isEqualTo(new ExportedFile(2, 2, OptionalInt.empty()));
        assertThat(ReplayedFile.of(history, entry -> false).differing()).isZero();
    }

    @Test
    void whileASyncRunsTellsOfItWhatHasHappenedAndLetsItRun() throws Exception {
        serve(lab::export);
        putAProfile("P-ada");
        var answers = lab.crm.holdAnswers();
        int number = ((BeginReply.Begun) SyncLab.get(lab.syncs.begin(Trigger.MANUAL))).number();
        Awaitility.await().until(() -> lab.crm.sent().contains("P-ada"));

        var history = history();
        answers.run();

        assertThat(ExportedFile.of(history)).isEqualTo(new ExportedFile(1, 1, OptionalInt.of(number)));
        assertThat(ReplayedFile.of(history, entry -> false).differing()).isZero();
        assertThat(lab.finished(number).message()).isEqualTo("Completed successfully");
        assertThat(ExportedFile.of(history())).isEqualTo(new ExportedFile(1, 2, OptionalInt.empty()));
    }

    @Test
    void aHistoryThatCannotBeReadToItsEndBreaksOffInsteadOfEndingEarly() {
        serve(out -> {
            out.write(new byte[200_000]);
            throw new IOException("The journal is gone");
        });
        assertThatThrownBy(() -> get("ada@admin", "right")).isInstanceOf(IOException.class);
    }
}
