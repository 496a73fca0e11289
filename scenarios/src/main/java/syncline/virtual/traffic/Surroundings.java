package syncline.virtual.traffic;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import syncline.lab.http.HttpFault;
import syncline.report.RunEvent;
import syncline.virtual.Timeline;

/**
 * What all traffic of a run goes on in.
 *
 * @param seconds of virtual time since the run began
 * @param broken what is wrong with Engage's answers now
 * @param shortLinksBroken share of the links that get no short link now, 0 to 1 (I33)
 * @param results takes what was measured
 * @param remarks takes sentences for the results
 */
public record Surroundings(
        Timeline timeline,
        DoubleSupplier seconds,
        CrmCalls crm,
        SyncPort syncs,
        Supplier<List<HttpFault>> broken,
        DoubleSupplier shortLinksBroken,
        Consumer<RunEvent> results,
        Consumer<String> remarks) {}
