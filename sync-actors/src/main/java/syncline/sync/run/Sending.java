package syncline.sync.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.sync.vault.CrmPort.Answer;

/** One batch on its way to the CRM: left out is what somebody else edited (C38), apart goes what must not be created (D13, O27). */
final class Sending {
    private final RunContext run;
    private final CrmObject object;

    Sending(RunContext run, CrmObject object) {
        this.run = run;
        this.object = object;
    }

    /** The CRM's answer to each record, by its id. */
    CompletionStage<Map<String, Answer>> answers(List<Considered> items) {
        return edited(items).thenCompose(edited -> {
            var answers = new HashMap<String, Answer>();
            var upserts = new ArrayList<Considered>(items.size());
            var updates = new ArrayList<Considered>();
            for (Considered item : items) {
                if (edited.contains(item.id())) {
                    answers.put(
                            item.id(),
                            new Answer.Refused(Outcome.Refused.EDITED_OUTSIDE, "row was changed outside the sync"));
                } else {
                    (send(item).mayCreate() ? upserts : updates).add(item);
                }
            }
            return call(upserts, records -> run.tools().crm().upsert(object, records), answers)
                    .thenCompose(
                            sent -> call(updates, records -> run.tools().crm().update(object, records), answers));
        });
    }

    /** C38: rows known to exist that somebody else changed last. */
    private CompletionStage<Set<String>> edited(List<Considered> items) {
        var known = items.stream()
                .map(item -> item.standing().crmId())
                .filter(Objects::nonNull)
                .toList();
        if (known.isEmpty() || run.tools().rules().manualEdit() == ManualEdit.OVERWRITE) {
            return CompletableFuture.completedFuture(Set.of());
        }
        return Refused.instead(run.tools().crm().editedOutside(object, known), refused -> {
            run.warnings().add("Rows changed outside the sync are not found: " + refused.getMessage());
            return Set.of();
        });
    }

    private interface Write {
        CompletionStage<List<Answer>> of(List<Map<String, @Nullable Object>> records);
    }

    private static CompletionStage<Map<String, Answer>> call(
            List<Considered> items, Write write, Map<String, Answer> answers) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(answers);
        }
        return write.of(items.stream().map(item -> send(item).fields()).toList())
                .thenApply(given -> {
                    for (int i = 0; i < items.size(); i++) {
                        answers.put(items.get(i).id(), given.get(i));
                    }
                    return answers;
                });
    }

    private static Decision.Send send(Considered item) {
        return (Decision.Send) item.decision();
    }
}
