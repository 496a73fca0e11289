package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.FakeCrm.Question.ACCOUNTS;
import static syncline.sync.FakeCrm.Question.MERGES;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AProfile;
import syncline.sync.WithLab;
import syncline.sync.rules.Trigger;

class AccountsTest extends WithLab {
    private static final String ALL_WELL = "Completed successfully";

    private static AProfile linked(String id, String account) {
        return put(AProfile.named(id, now()).account(account));
    }

    private static @Nullable String warning(SyncRecord sync, String id) {
        return log(sync, false).stream()
                .filter(line -> line.externalId().equals(id))
                .findFirst()
                .orElseThrow()
                .warning();
    }

    @Test
    @Rule({"C23", "B17"})
    void anIncrementalSyncPointsEveryProfileOfAMergedAccountToTheSurvivor() {
        linked("ACA0", "ACA-A");
        linked("ACA2", "ACA-A");
        linked("ACA4", "ACA-Z");
        lab.nightly();
        lab.crm.merged("ACA-A", "ACA-B", now());
        lab.crm.merged("ACA-B", "ACA-C", now());
        lab.crm.forgetCalls();

        var sync = lab.nightly();

        assertThat(row("ACA0")).containsEntry("account__v", "ACA-C");
        assertThat(row("ACA2")).containsEntry("account__v", "ACA-C");
        assertThat(lab.crm.sent()).containsExactlyInAnyOrder("ACA0", "ACA2");
        assertThat(sync.counts().read()).isEqualTo(2);
        assertThat(warning(sync, "ACA0")).isNull();

        lab.crm.forgetCalls();
        lab.nightly();
        assertThat(lab.crm.sent()).as("a merge counts once").isEmpty();
    }

    @Test
    @Rule({"C23", "O17"})
    void aProfileThatEngageStillHasUnderTheLosingAccountKeepsTheSurvivor() {
        var profile = linked("ACB0", "ACB-A");
        lab.crm.merged("ACB-A", "ACB-B", now());
        lab.nightly();
        assertThat(row("ACB0")).containsEntry("account__v", "ACB-B");
        put(profile.title("Prof").changed(now()));
        lab.nightly();
        assertThat(row("ACB0")).containsEntry("account__v", "ACB-B").containsEntry("title__v", "Prof");
    }

    @Test
    @Rule("G12")
    void withoutTheHistoryOfMergesTheSyncGoesOnAndPointsAnewOnceItMayReadIt() {
        var known = linked("ACC0", "ACC-A");
        lab.nightly();
        lab.crm.merged("ACC-A", "ACC-B", now());
        lab.crm.forbid(MERGES);
        put(known.title("Prof").changed(now()));

        var blind = lab.nightly();

        assertThat(blind.message()).isEqualTo(ALL_WELL);
        assertThat(blind.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("account_merge_history__v"));
        assertThat(row("ACC0")).containsEntry("account__v", "ACC-A").containsEntry("title__v", "Prof");
        assertThat(warning(blind, "ACC0")).contains("ACC-A");

        lab.crm.allow(MERGES);
        var seeing = lab.nightly();
        assertThat(row("ACC0")).containsEntry("account__v", "ACC-B");
        assertThat(seeing.warnings()).isEmpty();
    }

    @Test
    @Rule("C24")
    void anAccountThatTheVaultDoesNotHaveIsLeftOutWithAWarning() {
        lab.crm.missing("ACD-X");
        linked("ACD0", "ACD-X");
        linked("ACD2", "ACD-Y");

        var sync = lab.nightly();

        assertThat(sync.message()).isEqualTo(ALL_WELL);
        assertThat(row("ACD0")).containsEntry("account__v", null).containsEntry("last_name__v", "Osler");
        assertThat(row("ACD2")).containsEntry("account__v", "ACD-Y");
        assertThat(warning(sync, "ACD0"))
                .isEqualTo("account ACD-X does not exist in this Vault; account__v is left empty");
        assertThat(warning(sync, "ACD2")).isNull();
    }

    @Test
    @Rule({"C24", "C21"})
    void aRowLeftWithoutAnAccountIsNotWrittenAgainUntilTheAccountIsThere() {
        lab.crm.missing("ACE-X");
        linked("ACE0", "ACE-X");
        lab.nightly();
        lab.crm.forgetCalls();
        night();
        var again = lab.sync(Trigger.MANUAL);
        assertThat(lab.crm.sent()).doesNotContain("ACE0");
        assertThat(warning(again, "ACE0")).isNotNull();

        lab.crm.forgive();
        night();
        lab.sync(Trigger.MANUAL);
        assertThat(row("ACE0")).containsEntry("account__v", "ACE-X");
    }

    @Test
    @Rule("C24")
    void accountsAreAskedForByThePageAndOnceEach() {
        for (int i = 0; i < 40; i++) {
            linked("ACF" + i, "ACF-" + i % 3);
        }
        lab.engage.pageSize(5);
        lab.nightly();
        assertThat(lab.crm.questions().stream().filter(ACCOUNTS::equals).count())
                .as("8 pages, 3 accounts, 2 partitions of 2 pages at once")
                .isBetween(1L, 7L);
        lab.crm.forgetCalls();
        profile("ACF99");
        lab.nightly();
        assertThat(lab.crm.questions()).as("nobody has an account").doesNotContain(ACCOUNTS);
    }

    @Test
    @Rule("C24")
    void whereAccountsMayNotBeReadTheirIdsAreTrusted() {
        lab.crm.missing("ACG-X");
        lab.crm.forbid(ACCOUNTS);
        linked("ACG0", "ACG-X");
        var sync = lab.nightly();
        assertThat(row("ACG0")).containsEntry("account__v", "ACG-X");
        assertThat(sync.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("account__v"));
    }

    @Test
    @Rule({"C24", "D6"})
    void aDeletedProfileHasNoAccountToWarnOf() {
        lab.crm.missing("ACH-X");
        var profile = linked("ACH0", "ACH-X");
        lab.nightly();
        put(profile.deleted(now()).changed(now()));
        assertThat(warning(lab.nightly(), "ACH0")).isNull();
    }
}
