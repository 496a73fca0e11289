package syncline.engage.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class ProfileExportTest {
    private static final String HEADER =
            "profile_id,role,first_name,last_name,degrees,signed_up_at,account_id,username,user_vault,user_company,connected_at,disconnected_at\n";
    private static final String GOOD = "P-1,hcp,Ana,Ruiz,MD;PhD,2024-01-01T00:00:00Z,A1,u1,,,2024-02-01T00:00:00Z,\n";

    @TempDir
    private Path folder;

    private Population read(String content) throws IOException {
        return ProfileExport.read(Files.writeString(folder.resolve("p.csv"), content), "syncline", "lab");
    }

    private void assertRefused(String content, String... parts) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(UserError.class).hasMessageContainingAll(parts);
    }

    @Test
    void readsProfilesUsersAndConnections() throws IOException {
        var population = read("\uFEFF" + HEADER + GOOD
                + "P-1,,,,,,,u2,elsewhere,,2024-03-01T00:00:00Z,2024-04-01T00:00:00Z\n"
                + "P-0,staff,\"Bo, Jr.\",李,,2023-01-01T00:00:00+02:00,,,,,,\n");
        assertThat(population.profiles()).isEqualTo(2);
        assertThat(population.connections()).isEqualTo(2);
        assertThat(population.profile(0).firstName()).isEqualTo("Bo, Jr.");
        var ana = population.profile(population.find("P-1").orElseThrow());
        assertThat(ana.degrees()).containsExactly("MD", "PhD");
        assertThat(ana.accounts()).containsEntry("syncline", "V4S000000000001");
        assertThat(population.connectionsOf(1)).extracting(Connection::active).containsExactly(true, false);
        assertThat(population.user("u2").orElseThrow().vault()).isEqualTo("elsewhere");
        assertThat(population.user("u1").orElseThrow().vault()).isEqualTo("syncline");
        assertThat(population.linkedAccounts()).containsExactly(new Account("V4S000000000001", "A1"));
        assertThat(population.profilesById())
                .toIterable()
                .extracting(Profile::id)
                .containsExactly("P-0", "P-1");
    }

    @Test
    void accountsGetIdsThatTheCrmCanHave() throws IOException {
        String columns = "profile_id,role,first_name,last_name,signed_up_at,account_id,account_name\n";
        String people = IntStream.range(0, 5)
                .mapToObj(i -> "P-%d,hcp,A,B,2024-01-0%dT00:00:00Z,".formatted(i, i + 1)
                        + List.of("A-501,Clinic", "V4S000000000001,Own", "x,", "V4S12,Short", "A-501,Clinic")
                                .get(i)
                        + "\n")
                .collect(Collectors.joining());
        var population = read(columns + people);
        assertThat(population.linkedAccounts())
                .containsExactly(
                        new Account("V4S000000000002", "Clinic (A-501)"),
                        new Account("V4S000000000001", "Own"),
                        new Account("V4S000000000003", "x"),
                        new Account("V4S000000000004", "Short (V4S12)"));
        assertThat(population.profilesById())
                .toIterable()
                .extracting(p -> p.accounts().get("syncline"))
                .containsExactly(
                        "V4S000000000002", "V4S000000000001", "V4S000000000003", "V4S000000000004", "V4S000000000002");
    }

    @Test
    void aNameWithAnIdIsAsLongAsTheCrmAllows() throws IOException {
        var population = read(
                HEADER.replace("account_id", "account_id,account_name") + GOOD.replace("A1", "A1," + "n".repeat(128)));
        assertThat(population.linkedAccounts())
                .containsExactly(new Account("V4S000000000001", "n".repeat(123) + " (A1)"));
        assertRefused(
                HEADER.replace("account_id", "account_id,account_name") + GOOD.replace("A1", "A1," + "n".repeat(129)),
                "line 2: account_name");
    }

    @Test
    void reportsEveryBadLineWithItsNumberAndLoadsNothing() {
        assertRefused(
                HEADER
                        + GOOD
                        + "P-2,doctor,A,B,,2024-01-01T00:00:00Z,,,,,,\n"
                        + "P-3,hcp,A,,,yesterday,,,,,,\n"
                        + "P-4,hcp\n"
                        + GOOD
                        + "P-1,,Anna,,,,,,,,,\n"
                        + ",,,,,,,,,,,\n"
                        + "P 9,hcp,A,B,,2024-01-01T00:00:00Z,,,,,,\n",
                "8 faults",
                "nothing of it was loaded",
                "line 3: role is 'doctor', but it has to be hcp or staff",
                "line 4: last_name is ''",
                "line 4: signed_up_at is 'yesterday'",
                "line 5: it has 2 values, but the header names 12 columns",
                "line 6: P-1 and u1 are connected in an earlier line already",
                "line 7: first_name of profile P-1 differs from line 2",
                "line 8: it names neither",
                "line 9: profile_id is 'P 9'");
    }

    @Test
    void tellsTheFirstFiftyFaultsAndCountsTheRest() {
        String lines = IntStream.range(0, 70)
                .mapToObj(i -> "P-" + i + ",nurse,A,B,,2024-01-01T00:00:00Z,,,,,,\n")
                .collect(Collectors.joining());
        assertRefused(HEADER + lines, "70 faults", "line 51:", "and 20 more");
    }

    @Test
    void namesColumnsItDoesNotKnowOrMisses() {
        assertRefused(
                "profile_id,role,firstname,last_name\n", "Unknown: firstname", "Missing: first_name, signed_up_at");
        assertRefused("profile_id,profile_id\n", "header");
        assertRefused("", "is empty");
    }

    @Test
    void stopsAtABrokenQuoteAndSaysSo() {
        assertRefused(
                HEADER + GOOD + "P-2,hcp,\"A\"x,B,,2024-01-01T00:00:00Z,,,,,,\n", "line 3: its quotes are broken");
        assertRefused(HEADER + GOOD + "P-2,hcp,\"A\n", "line 3: its quotes are broken");
    }

    @Test
    void refusesFilesThatAreNotThereOrNotText() throws IOException {
        assertThatThrownBy(() -> ProfileExport.read(folder.resolve("none.csv"), "v", "c"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no file");
        var latin = Files.write(
                folder.resolve("latin.csv"),
                (HEADER + GOOD.replace("Ana", "Zoë")).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ProfileExport.read(latin, "v", "c"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void theSampleFileIsSound() {
        var population = ProfileExport.read(Path.of("..", "scenarios", "sample-profiles.csv"), "syncline", "lab");
        assertThat(population.profiles()).isEqualTo(5);
        assertThat(population.connections()).isEqualTo(5);
        assertThat(population.vaults()).containsExactlyInAnyOrder("syncline", "sister-vault");
    }
}
