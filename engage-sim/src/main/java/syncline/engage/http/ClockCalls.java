package syncline.engage.http;

import akka.http.javadsl.model.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import syncline.lab.LabClock;
import syncline.lab.http.Json;

/** The lab's time: what it is, and letting some of it pass. */
record ClockCalls(LabClock clock) {
    private static final int LONGEST = 40;

    HttpResponse tell(Parameters parameters) {
        return Json.response(200, Map.of("now", clock.instant().toString()));
    }

    /** The new time is durable when this answers. */
    HttpResponse advance(Parameters parameters, JsonNode body) {
        String wanted = Fields.of(body, Set.of("advance")).text("advance", LONGEST);
        try {
            clock.advance(Duration.parse(wanted));
        } catch (DateTimeParseException e) {
            throw Fields.invalid("advance has to be a time span like PT61M or P1D.");
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw Fields.invalid("advance has to be between PT0S and what is left until " + LabClock.END + ".");
        }
        return tell(parameters);
    }
}
