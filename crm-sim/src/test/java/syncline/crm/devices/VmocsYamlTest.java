package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSet;
import syncline.lab.Rule;
import syncline.lab.UserError;

class VmocsYamlTest {
    private static final Schema SCHEMA = Schema.vault();
    private static final PermissionSet ADMIN = PermissionSet.everything("root", SCHEMA);

    @Test
    @Rule({"K1", "K2", "K3", "K4", "K5", "K12", "O14"})
    void theVmocsOfTheVaultStandAsTheDocumentationPrintsThem() {
        for (Platform platform : Platform.values()) {
            assertThat(read("/syncline/crm/vmocs.yaml"))
                    .filteredOn(vmoc -> vmoc.platform() == platform && vmoc.active())
                    .extracting(
                            vmoc -> vmoc.object().name(),
                            vmoc -> String.valueOf(vmoc.account()).contains("account__v"),
                            Vmoc::enhancedSync,
                            Vmoc::where)
                    .containsExactly(
                            tuple("account__v", false, true, null),
                            tuple("engage_profile__v", true, true, "WHERE account__v IN (SELECT id FROM account__vr)"),
                            tuple(
                                    "engage_connection__v",
                                    false,
                                    true,
                                    "WHERE to_engage_profile__v in (SELECT id FROM to_engage_profile__vr"
                                            + " WHERE account__v != null)"),
                            tuple(
                                    "sent_message__v",
                                    false,
                                    false,
                                    "WHERE account__vr.name__v != null AND created_date__v <= LAST_DAYS:90"),
                            tuple("message_activity__v", false, false, null),
                            tuple("engage_link_settings__v", false, false, null),
                            tuple(
                                    "message__v",
                                    false,
                                    false,
                                    "WHERE language__vr.admin_key__sys CONTAINS (@@USER_LANGUAGE_CODE@@,'en')"));
        }
    }

    @Test
    void tellsOfAllThatIsWrongAtOnce() {
        String place = "/syncline/crm/bad-vmocs.yaml, ";
        assertThatThrownBy(() -> read("/syncline/crm/bad-vmocs.yaml"))
                .isInstanceOf(UserError.class)
                .extracting(e -> String.valueOf(e.getMessage()).lines().toList())
                .isEqualTo(List.of(
                        place + "nothing__v on iPad: this CRM has no such object",
                        place + "account__v on Android: devices are iPad or iPhone",
                        place + "account__v on iPad: the type is missing",
                        place
                                + "account__v on iPhone: Line 1, position 7: the object account__v has no field secret__v",
                        place + "engage_profile__v on iPad: only accounts come down by territory; this object needs the"
                                + " type full sync",
                        place + "engage_profile__v on iPhone: the account lookup title__v is no field that refers to an"
                                + " account",
                        place + "engage_connection__v on iPad: Line 1, position 1: missing 'WHERE' at 'active__v'"));
    }

    @Test
    void tellsOfWhatIsNoVmocAtAll() {
        assertThatThrownBy(() -> read("/syncline/crm/doubled-vmocs.yaml"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("doubled-vmocs.yaml cannot be read")
                .hasMessageContaining("iPad");
    }

    private static List<Vmoc> read(String resource) {
        return VmocsYaml.read(SCHEMA, ADMIN, resource);
    }
}
