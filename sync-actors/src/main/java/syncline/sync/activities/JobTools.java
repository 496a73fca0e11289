package syncline.sync.activities;

import akka.actor.typed.ActorSystem;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import syncline.sync.actors.InviteGate;
import syncline.sync.clicks.UserAgents;
import syncline.sync.engage.HitsPort;
import syncline.sync.ledger.HitLedger;
import syncline.sync.rules.RuleSettings.WalletActivity;
import syncline.sync.vault.CrmPort;

/**
 * What every Post-Processing job of a Vault works with.
 *
 * @param blocking where calls of the database run
 * @param wallet what a scan of a wallet pass is written as (J19)
 */
public record JobTools(
        ActorSystem<?> system,
        InstantSource clock,
        HitsPort hits,
        CrmPort crm,
        InviteGate gate,
        HitLedger ledger,
        UserAgents userAgents,
        Executor blocking,
        WalletActivity wallet) {}
