package syncline.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import syncline.runner.Lab;
import syncline.runner.LabCalls;

/** Reads what a live lab holds at the end of a run, through its lab controls. */
record LiveEnd(Lab lab, StepTimes times) {
    void into(Facts facts) {
        try (var calls = new LabCalls(lab.password())) {
            var usernames = new HashMap<String, String>();
            var writer = new StringBuilder();
            lines(calls, "user__sys").forEachRemaining(user -> {
                String name = user.path("username__sys").asText();
                usernames.put(user.path("id").asText(), name);
                if (name.equals(Lab.INTEGRATION_USER)) {
                    writer.append(user.path("id").asText());
                }
            });
            new RowFacts(facts, times, usernames, writer.toString())
                    .add(lines(calls, RowFacts.PROFILES), lines(calls, RowFacts.CONNECTIONS));
            counters(calls, new CounterFacts(facts));
        }
    }

    private void counters(LabCalls calls, CounterFacts counters) {
        calls.lines(lab.admin(), "/admin/failures")
                .forEachRemaining(open -> counters.open(
                        open.path("object").asText(),
                        open.path("externalId").asText(),
                        open.path("failures").asInt(),
                        open.path("parked").asBoolean()));
        calls.lines(lab.crm(), "/lab/failures")
                .forEachRemaining(refused -> counters.refused(
                        refused.path("object").asText(),
                        refused.path("externalId").asText(),
                        refused.path("failures").asInt(),
                        refused.path("type").asText()));
        lines(calls, "account__v")
                .forEachRemaining(account -> counters.account(
                        account.path("id").asText(),
                        account.path("engage_profile_status__v").asText("")));
    }

    private Iterator<JsonNode> lines(LabCalls calls, String object) {
        URI crm = lab.crm();
        return calls.lines(crm, "/lab/records/" + object);
    }
}
