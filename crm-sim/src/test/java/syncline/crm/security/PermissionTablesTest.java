package syncline.crm.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.lab.Rule;

/** Holds the permission sets against the tables that the documentation prints, as they stand on the rule page. */
class PermissionTablesTest {
    private static final Path PAGE = Path.of("../docs/rules/G-permissions.md");
    private static final Schema SCHEMA = Schema.vault();
    private static final Map<String, PermissionSet> SETS =
            PermissionsYaml.read("/syncline/crm/vault-permissions.yaml").sets(SCHEMA);
    private static final PermissionSets PROFILES = PermissionSets.vault(SCHEMA);
    private static final CrmObject SENT = SCHEMA.required("sent_message__v");

    @Test
    @Rule({"G1", "D2"})
    void theSyncHasWhatIsPrinted() throws Exception {
        assertThat(granted("engage profile sync")).isEqualTo(printed("G1")).hasSize(3);
    }

    @Test
    @Rule("G2")
    void theIndicatorHasWhatIsPrinted() throws Exception {
        assertThat(granted("engage profile indicator"))
                .isEqualTo(printed("G2"))
                .hasSize(3)
                .isNotEqualTo(printed("G1"));
    }

    @Test
    @Rule("G3")
    void invitesGiveTheIntegrationUserWhatIsPrinted() throws Exception {
        assertThat(granted("engage invites of the integration user"))
                .isEqualTo(printed("G3"))
                .hasSize(2);
    }

    @Test
    @Rule({"G4", "O29"})
    void invitesGiveEndUsersWhatIsPrinted() throws Exception {
        assertThat(granted("engage invites of end users"))
                .isEqualTo(printed("G4"))
                .hasSize(3)
                .containsEntry("user__sys", "CRE [] read [language__sys]");
    }

    @Test
    @Rule({"G1", "G2", "G3", "G4"})
    void profilesCombineTheSets() {
        assertHolds(PermissionSets.INTEGRATION, "engage profile sync");
        assertHolds(PermissionSets.INTEGRATION, "engage invites of the integration user");
        assertHolds(PermissionSets.END_USER, "engage profile indicator");
        assertHolds(PermissionSets.END_USER, "engage invites of end users");
        assertThat(profile(PermissionSets.BUSINESS_ADMIN).on(SENT).read()).isTrue();
    }

    @Test
    @Rule({"D2", "G8"})
    void nobodyButASystemAdministratorDeletesAndNobodyEditsCounts() {
        for (String name :
                List.of(PermissionSets.INTEGRATION, PermissionSets.END_USER, PermissionSets.BUSINESS_ADMIN)) {
            PermissionSet profile = profile(name);
            assertThat(SCHEMA.objects().values()).noneMatch(o -> profile.on(o).delete());
            for (String count : List.of("clicked__v", "click_count__v", "viewed__v", "view_count__v")) {
                assertThat(profile.on(SENT).editable(SENT.required(count)))
                        .as(name)
                        .isFalse();
                assertThat(profile.on(SENT).readable(SENT.required(count)))
                        .as(name)
                        .isTrue();
            }
        }
        assertThat(profile(PermissionSets.SYSTEM_ADMINISTRATOR).on(SENT).delete())
                .isTrue();
    }

    private static void assertHolds(String profile, String set) {
        Objects.requireNonNull(SETS.get(set)).objects().forEach((object, rights) -> {
            ObjectRights held = profile(profile).on(SCHEMA.required(object));
            assertThat(rights.minus(held).none()).as(profile + " " + object).isTrue();
        });
    }

    private static PermissionSet profile(String name) {
        return Objects.requireNonNull(PROFILES.get(name));
    }

    /** Rights, types and fields of each object, as one text. */
    private static Map<String, String> granted(String set) {
        var all = new TreeMap<String, String>();
        Objects.requireNonNull(SETS.get(set)).objects().forEach((name, rights) -> {
            CrmObject object = SCHEMA.required(name);
            var edit = names(object, rights, true);
            var read = names(object, rights, false);
            String letters = (rights.create() ? "C" : "")
                    + (rights.read() ? "R" : "")
                    + (rights.edit() ? "E" : "")
                    + (rights.delete() ? "D" : "");
            all.put(name, text(letters, rights.types(), edit, read));
        });
        return all;
    }

    private static SortedSet<String> names(CrmObject object, ObjectRights rights, boolean edit) {
        return object.fields().stream()
                .filter(f -> f.position() > 0 && rights.readable(f) && rights.editable(f) == edit)
                .map(Field::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of a table on the rule page; a row without rights goes on with the object of the row above. */
    private static Map<String, String> printed(String rule) throws Exception {
        String page = Files.readString(PAGE);
        String entry = page.substring(page.indexOf("### " + rule + "\n"));
        var rows = new TreeMap<String, List<List<String>>>();
        for (String line : entry.substring(0, entry.indexOf("\n### ")).lines().toList()) {
            if (line.startsWith("|") && line.contains("__")) {
                List<String> cells =
                        Arrays.stream(line.substring(2).split(" *\\| *")).toList();
                rows.computeIfAbsent(cells.get(0), o -> new ArrayList<>()).add(cells);
            }
        }
        var all = new TreeMap<String, String>();
        rows.forEach((object, lines) -> all.put(
                object,
                text(
                        lines.get(0).get(1),
                        types(object, lines.get(0).get(2)),
                        fields(lines, "Edit"),
                        fields(lines, "Read"))));
        return all;
    }

    private static SortedSet<String> fields(List<List<String>> lines, String right) {
        return lines.stream()
                .filter(cells -> cells.get(4).equals(right))
                .flatMap(cells -> list(cells.get(3)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where no type is named, all are meant. */
    private static Collection<String> types(String object, String cell) {
        return cell.equals("n/a") ? SCHEMA.required(object).types().keySet() : list(cell);
    }

    private static List<String> list(String cell) {
        return List.of(cell.split(", "));
    }

    private static String text(
            String rights, Collection<String> types, SortedSet<String> edit, SortedSet<String> read) {
        return rights + " " + new TreeSet<>(types) + (edit.isEmpty() ? "" : " edit " + edit)
                + (read.isEmpty() ? "" : " read " + read);
    }
}
