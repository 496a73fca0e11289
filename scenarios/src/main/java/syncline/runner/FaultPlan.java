package syncline.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import syncline.crm.faults.RecordFault;
import syncline.lab.http.HttpFault;
import syncline.scenario.Fault;
import syncline.scenario.Step.SyncType;
import syncline.scenario.When;

/** Which faults are active when. */
record FaultPlan(List<Fault> faults) {
    private static final List<String> OBJECTS = List.of("engage_profile__v", "engage_connection__v");

    /** The faults of the two simulators at one time. */
    record Active(List<HttpFault> engage, List<HttpFault> crm, List<RecordFault> records) {}

    /** While a sync runs: its number, counted from 1, and the scope asked for. */
    Active during(int sync, SyncType type) {
        return active(fault -> fault.during().covers(sync, type));
    }

    /** Between syncs. */
    Active between() {
        return active(fault -> fault.during() instanceof When.Always);
    }

    private Active active(Predicate<Fault> now) {
        var engage = new ArrayList<HttpFault>();
        var crm = new ArrayList<HttpFault>();
        var records = new ArrayList<RecordFault>();
        for (var fault : faults) {
            if (now.test(fault)) {
                switch (fault) {
                    case Fault.Calls calls -> (calls.on() == Fault.Party.CRM ? crm : engage).add(http(calls));
                    case Fault.Writes writes -> OBJECTS.forEach(object -> records.add(record(object, writes)));
                }
            }
        }
        return new Active(engage, crm, records);
    }

    private static HttpFault http(Fault.Calls fault) {
        var late = fault.latency();
        return new HttpFault(
                fault.rate().fraction(),
                late == null ? null : new HttpFault.Latency(late.p50(), late.p99()),
                fault.answer());
    }

    private static RecordFault record(String object, Fault.Writes fault) {
        double share = fault.rate().fraction();
        return new RecordFault(
                object,
                fault.sticky() ? 0 : share,
                fault.sticky() ? share : 0,
                null,
                fault.answer().name(),
                null);
    }
}
