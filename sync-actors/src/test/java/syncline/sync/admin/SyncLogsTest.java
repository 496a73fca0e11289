package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

/** What the admin API tells of the records of a sync. */
class SyncLogsTest extends WithAdminApi {
    @Test
    @Rule("F17")
    void bothLogsCanBeDownloaded() throws Exception {
        profile("ADC0");
        profile("ADC2");
        refuse(BAD_DATA, "ADC2");
        int number = lab.nightly().number();

        var success = get("/admin/syncs/" + number + "/success.csv");
        var errors = get("/admin/syncs/" + number + "/error.csv");

        assertThat(success.headers().firstValue("Content-Type")).hasValue("text/csv; charset=UTF-8");
        assertThat(success.body().split("\r\n"))
                .containsExactly(
                        "object,vexternal_id,vault_id,operation,time,warning",
                        "engage_profile__v,ADC0,VADC0,create," + now() + ",");
        assertThat(errors.body().split("\r\n"))
                .containsExactly(
                        "object,vexternal_id,operation,error_type,message,class,consecutive_failures,parked,time",
                        "engage_profile__v,ADC2,create,INVALID_DATA,The field is too long,record,1,no," + now());
    }

    @Test
    @Rule({"E1", "E13"})
    void tellsWhatIsNotInStepLineByLine() throws Exception {
        assertThat(get("/admin/failures").body()).isEmpty();
        profile("ADD0");
        connection("ADDC0", "ADD0");
        refuse(BAD_DATA, "ADD0");
        somebodyElse();
        lab.nightly();
        assertThat(get("/admin/failures").body()).isEqualTo("""
                        {"object":"engage_profile__v","externalId":"ADD0","failures":1,"parked":false,"held":false}
                        {"object":"engage_connection__v","externalId":"ADDC0","failures":0,"parked":false,"held":true}
                        """);
    }
}
