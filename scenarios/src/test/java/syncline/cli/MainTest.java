package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Surefire runs in the module's folder, which is where the scenarios are. */
    private int syncline(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void listsTheScenariosWithTheirSize() {
        assertThat(syncline("list", "--scenarios", ".")).isZero();
        assertThat(out.toString())
                .contains(
                        "account-merges",
                        "bad-day",
                        "device-morning",
                        "first-sync",
                        "flaky-crm",
                        "invite-spike",
                        "large-full-under-load",
                        "large-full",
                        "large-incremental",
                        "large-incremental-under-load",
                        "monday-morning",
                        "own-profiles",
                        "parked-and-healed",
                        "revoked-rights",
                        "thirty-nights")
                .contains("1,000 profiles, 1,600 connections, 150 users; 2 syncs")
                .contains("1,000 profiles, 1,600 connections, 150 users; 31 syncs")
                .doesNotContain("not valid");
    }

    @Test
    void everyScenarioIsValid() throws Exception {
        String[] files;
        try (var all = Files.list(Path.of(""))) {
            files = all.map(Path::toString)
                    .filter(name -> name.endsWith(".yaml"))
                    .toArray(String[]::new);
        }
        assertThat(files).hasSizeGreaterThan(10);
        assertThat(syncline(
                        Stream.concat(Stream.of("validate"), Stream.of(files)).toArray(String[]::new)))
                .isZero();
        assertThat(out.toString())
                .contains(Stream.of(files).map(f -> f + ": valid").toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMatrixIsPlannedAndNotRunInALab() throws Exception {
        Path file = Files.writeString(
                folder.resolve("sizes.yaml"),
                "{ name: sizes, about: b, steps: [{ sync: full }], matrix: { seed: [1, 2, 3], population.users: [10, 20] } }");
        String sizes = file.toString();
        assertThat(syncline("validate", sizes)).isZero();
        assertThat(syncline("plan", sizes)).isZero();
        assertThat(syncline("list", "--scenarios", folder.toString())).isZero();
        assertThat(syncline("run", sizes)).isEqualTo(2);
        assertThat(out.toString())
                .contains(
                        sizes + ": valid, 6 combinations",
                        "matrix of 6 combinations",
                        "seed=[1, 2, 3]",
                        "1 sync; about 2,600 records and 9 CRM calls; 6 combinations");
        assertThat(err.toString())
                .contains("sizes has a matrix, and its combinations are simulated: ./syncline simulate " + sizes);
    }

    @Test
    void plansSchedulesRightsAndDevices() {
        assertThat(syncline("plan", "thirty-nights", "--scenarios", ".")).isZero();
        assertThat(syncline("plan", "revoked-rights", "--scenarios", ".")).isZero();
        assertThat(syncline("plan", "device-morning", "--scenarios", ".")).isZero();
        assertThat(out.toString())
                .contains(
                        "schedule: every 1d at 02:00, for 30d; each: change: 20 profiles, 2 connects, 1 disconnects, 1 associations"
                                + "   about 720 records, 120 CRM calls",
                        "revoke: integration, engage_profile__v, edit of field title__v",
                        "grant: integration, engage_profile__v, type engage_staff_profile__v",
                        "revoke: integration, account_merge_history__v, read",
                        "devices: 150 iPads, full   about 0 records, 151 CRM calls");
    }

    @Test
    void plansWithoutRunning() {
        assertThat(syncline("plan", "first-sync", "--scenarios", ".", "--seed", "7", "--set", "steps[2].wait=90m"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "seed        7",
                        "wait: 1h30m",
                        "change: 20 profiles, 10 connects, 16 disconnects",
                        "about 2,600 records");
    }

    @Test
    void validatesManyFilesAndNamesEveryProblem() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "name: bad\nabuot: x\nsteps: [{ snyc: full }]\n");
        assertThat(syncline("validate", "--scenarios", ".", "first-sync", bad.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("first-sync.yaml: valid");
        assertThat(err.toString())
                .contains("bad.yaml:2:1: abuot is not a field here. Did you mean about?")
                .contains("bad.yaml:3:9:")
                .contains("Did you mean sync?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run frist-sync --scenarios . | 2 | Did you mean first-sync?",
                "plan frist-sync --scenarios . | 2 | Did you mean first-sync?",
                "rnu first-sync | 2 | Did you mean run?",
                "run | 2 | SCENARIO",
                "plan first-sync --scenarios . --sed 7 | 2 | --seed",
                "plan first-sync --scenarios . --seed many | 2 | many",
                "list --scenarios nowhere | 2 | There is no folder of scenarios at nowhere",
                "run first-sync --scenarios . --set population.users=0 | 3 | --set population.users=0: population.users is \"0\"",
                "run first-sync --scenarios . --set steps[3].change.profiles=101% | 3 | must be from 0% to 100%",
                "run first-sync --scenarios . --set seed=x | 3 | must be a whole number"
            })
    void namesWhatIsWrongAndHasACodeForIt(String line, int code, String says) {
        assertThat(syncline(line.split(" "))).isEqualTo(code);
        assertThat(err.toString()).contains(says).doesNotContain("\tat ");
    }

    @Test
    void refusesFilesThatAreNoScenarios() throws Exception {
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {1, 0, (byte) 0xff});
        assertThat(syncline("run", binary.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("This is a binary file");
        Path huge = folder.resolve("huge.yaml");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        assertThat(syncline("run", huge.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("at most 1 MB");
    }

    @Test
    void namesEveryBadLineOfPeopleAndStartsNothing() throws Exception {
        Files.writeString(folder.resolve("mine.csv"), """
                profile_id,role,first_name,last_name,signed_up_at
                P-1,nurse,Ana,Ruiz,2024-01-01T00:00:00Z
                P-2,hcp,Bo,Lind,2024-01-01T00:00:00Z
                P-3,hcp,,Mori,soon
                """);
        Path mine = Files.writeString(
                folder.resolve("mine.yaml"),
                "name: mine\nabout: x\npopulation: { from: mine.csv }\nsteps: [{ sync: full }]\n");
        Path out = folder.resolve("out");
        assertThat(syncline("run", mine.toString(), "--out", out.toString())).isEqualTo(3);
        assertThat(err.toString())
                .contains(
                        "mine.yaml:3:21: population.from: ",
                        "mine.csv has 3 faults",
                        "line 2: role is 'nurse'",
                        "line 4: first_name is ''",
                        "line 4: signed_up_at is 'soon'")
                .doesNotContain("line 3");
        assertThat(out).doesNotExist();

        Files.delete(folder.resolve("mine.csv"));
        assertThat(syncline("validate", mine.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("There is no file", "mine.csv. Name a CSV file with profiles.");
    }

    @Test
    void namesThePortThatIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(syncline(
                            "run", "first-sync", "--scenarios", ".", "--out", folder.toString(), "--engage-port", port))
                    .isEqualTo(5);
            assertThat(err.toString())
                    .contains("cannot listen on 127.0.0.1:" + port)
                    .doesNotContain("\tat ");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void namesTheDatabaseThatCannotBeOpened() {
        assertThat(syncline(
                        "run", "first-sync", "--scenarios", ".", "--out", folder.toString(), "--db", "jdbc:nosuch:db"))
                .isEqualTo(5);
        assertThat(err.toString())
                .contains("jdbc:nosuch:db", "cannot be opened")
                .doesNotContain("\tat ");
    }

    @Test
    void showsAStackTraceWhenAskedFor() {
        assertThat(syncline("list", "--scenarios", "nowhere", "--stacktrace")).isEqualTo(2);
        assertThat(err.toString()).contains("\tat ");
    }
}
