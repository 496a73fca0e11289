package syncline.agreement;

import java.util.HashMap;
import syncline.virtual.crm.CrmRows;
import syncline.virtual.run.ShownAccounts;
import syncline.virtual.run.VirtualLab;

/** Reads what a virtual lab holds at the end of a run. */
record VirtualEnd(VirtualLab lab, StepTimes times) {
    void into(Facts facts) {
        var usernames = new HashMap<String, String>();
        lab.crm().users().forEach((name, user) -> usernames.put(user.id(), name));
        var rows = new CrmRows(lab.crm(), lab.people());
        new RowFacts(facts, times, usernames, String.valueOf(CrmRows.WRITER)).add(rows.profiles(), rows.connections());
        var counters = new CounterFacts(facts);
        lab.engine()
                .open()
                .forEach(open ->
                        counters.open(open.object().apiName(), open.externalId(), open.failures(), open.parked()));
        lab.crm()
                .failures()
                .all()
                .forEach(refused ->
                        counters.refused(refused.object(), refused.externalId(), refused.failures(), refused.type()));
        new ShownAccounts(lab.crm()).each(counters::account);
    }
}
