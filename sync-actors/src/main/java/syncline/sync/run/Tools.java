package syncline.sync.run;

import akka.actor.typed.ActorSystem;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import syncline.sync.activities.JobTools;
import syncline.sync.actors.RecordGate;
import syncline.sync.engage.EngagePort;
import syncline.sync.journal.Journal;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.Marks;
import syncline.sync.rules.RuleSettings;
import syncline.sync.vault.CrmPort;

/**
 * What every sync of a Vault works with.
 *
 * @param ledger what was done to each record
 * @param marks how far the syncs have come
 * @param journal what the records' actors stored
 * @param blocking where calls of the database run
 * @param partitions how many slices run at once
 * @param recording told what the syncs do
 * @param jobs what Post-Processing jobs work with
 * @param rules which readings of the rule book the syncs follow
 */
public record Tools(
        ActorSystem<?> system,
        InstantSource clock,
        EngagePort engage,
        CrmPort crm,
        RecordGate gate,
        Ledger ledger,
        Marks marks,
        Journal journal,
        Executor blocking,
        int partitions,
        Recording recording,
        JobTools jobs,
        RuleSettings rules) {}
