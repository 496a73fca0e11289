package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.LabClock;
import syncline.lab.UserError;
import syncline.run.Progress;
import syncline.scenario.Population.Size;
import syncline.scenario.Step.SyncType;
import syncline.sync.export.ExportedFile;
import syncline.sync.replay.ReplayedFile;

/** A history fetched from a real lab that runs. */
class HistoryDownloadTest {
    private static final String BROKEN_EVENT = """
            INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
                "adapter_manifest", "event_payload", "event_ser_id", "event_ser_manifest")
            VALUES ('profile|X', 1, 'a test', 0, '', X'00', 33, 'of.a.later.Syncline')
            """;

    private final Storage storage = Storage.memory("test-" + UUID.randomUUID());
    private final Lab lab = Lab.start(
            new LabSettings(new Size(5, 50, 40, 60), 7, LabSettings.Ports.FREE, "secret", storage, 2),
            LabClock.system(),
            Progress.SILENT);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        lab.close();
    }

    private Path fetched() {
        Path file = folder.resolve(UUID.randomUUID() + ".jsonl.gz");
        HistoryDownload.store(lab.admin(), "secret", file);
        return file;
    }

    private void sync() {
        try (var calls = new LabCalls("secret")) {
            var admin = new SyncAdmin(calls, lab.admin());
            lab.clock().advance(Duration.ofDays(1));
            int number = admin.begin(SyncType.FULL).number();
            while (!SyncAdmin.ended(admin.sync(number))) {
                SyncWatch.pause();
            }
        }
    }

    @Test
    void isReplayedWithoutADifference() {
        assertThat(ExportedFile.of(fetched()).syncs()).isZero();
        sync();
        sync();
        var history = fetched();
        var told = ExportedFile.of(history);
        assertThat(told.syncs()).isEqualTo(2);
        assertThat(told.events()).isGreaterThan(100);
        assertThat(told.unfinished()).isEmpty();
        assertThat(ReplayedFile.of(history, entry -> false).differing()).isZero();
    }

    @Test
    void aWrongPasswordIsCalledOne() {
        assertNone(lab.admin(), "wrong", "does not know admin@syncline.example with the password in SYNCLINE_PASSWORD");
    }

    @Test
    void anAddressOfNoSyncAdminIsCalledOne() throws Exception {
        assertNone(lab.engage(), "secret", "is this the address of its sync admin?");
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertNone(URI.create("http://127.0.0.1:" + free), "secret", "cannot be reached");
    }

    @Test
    void anAnswerThatBreaksOffLeavesNoFile() throws SQLException {
        sync();
        try (var pool = storage.sync().open("a test", 1);
                var connection = pool.getConnection();
                var insert = connection.prepareStatement(BROKEN_EVENT)) {
            insert.execute();
        }
        assertNone(lab.admin(), "secret", "The answer to GET /admin/history broke off");
    }

    private void assertNone(URI address, String password, String because) {
        assertThatThrownBy(() -> HistoryDownload.store(address, password, folder.resolve("none.jsonl.gz")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(because);
        assertThat(folder).isEmptyDirectory();
    }
}
