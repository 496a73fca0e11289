package syncline.sync;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import syncline.lab.http.LoopbackServer;
import syncline.sync.admin.AdminApi;
import syncline.sync.admin.AdminRoutes;
import syncline.sync.admin.Admins;
import syncline.sync.admin.CredentialRoutes;
import syncline.sync.admin.HistoryRoutes;
import syncline.sync.admin.IndicatorRoutes;
import syncline.sync.admin.InviteRoutes;
import syncline.sync.admin.PostProcessingRoutes;
import syncline.sync.admin.RecordRoutes;
import syncline.sync.admin.ScheduleRoutes;
import syncline.sync.admin.ShareForm;
import syncline.sync.admin.ShareRoutes;
import syncline.sync.admin.SyncRoutes;
import syncline.sync.life.InviteLives;
import syncline.sync.life.Lives;
import syncline.sync.sharing.Sharing;

/**
 * The admin API with all its routes.
 *
 * @param settings of the sync
 */
record AdminServer(
        SyncSettings settings, InstantSource clock, ActorSystem<?> system, Neighbours neighbours, Workings workings) {
    /**
     * Starts to listen.
     *
     * @throws syncline.lab.UserError if its port cannot be had
     */
    LoopbackServer start() {
        var api = new AdminApi(new Admins(neighbours.signIn(), clock), routes());
        return LoopbackServer.start(
                system,
                "the sync's admin API",
                settings.host(),
                settings.port(),
                api.route().handler(system));
    }

    private List<AdminRoutes> routes() {
        var blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        var syncs = workings.syncs();
        var lives = new Lives(system, clock, neighbours.engage(), neighbours.crm());
        return List.of(
                new SyncRoutes(syncs, workings.ledger(), blocking),
                new CredentialRoutes(neighbours.user()),
                new HistoryRoutes(
                        out -> workings.export().write(out, settings.vault(), settings.rules(), Map.of()), blocking),
                new ScheduleRoutes(workings.scheduler(), neighbours.user(), clock),
                new PostProcessingRoutes(syncs, workings.hits(), blocking),
                new InviteRoutes(new InviteLives(system)),
                new RecordRoutes(lives, syncs, neighbours.desk()),
                new IndicatorRoutes(
                        neighbours.desk(),
                        neighbours.engageDesk(),
                        settings.rules().invites().linkShareSetsPending()),
                new ShareRoutes(
                        sharing(), new ShareForm(clock, () -> UUID.randomUUID().toString())));
    }

    private Sharing sharing() {
        return new Sharing(
                system,
                neighbours.shareDesk(),
                neighbours.desk(),
                neighbours.engageDesk(),
                neighbours.links(),
                settings.rules().invites().qrOnOpen());
    }
}
