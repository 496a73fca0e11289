package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.HttpFault;

/** Something that breaks. The value of {@code on} tells the kinds apart. */
public sealed interface Fault {

    /** During what it is broken. */
    When during();

    /** How long after the beginning of that it breaks. */
    Duration from();

    /** How long it stays broken; null for as long as that goes on. */
    @Nullable
    Duration lasting();

    /** What {@link #from} and {@link #lasting} count. */
    Clock clock();

    /** Whole calls that are slow or answered wrongly. */
    record Calls(
            @About("Whose API is broken") Party on,

            @About("Share of the calls that are hit") @Default("100%")
            Percent rate,

            @About(
                    "During what: always, full, incremental or one sync as sync[2]; or every step of a kind, as clicks or together")
            @Default("always")
            When during,

            @About("How long after the beginning of that, by its clock") @Default("0s")
            Duration from,

            @JsonProperty("for") @About("How long, by its clock; as long as that goes on when left out") @Nullable
            Duration lasting,

            @About("What from and for count: real time, or lab time, which also passes while a scenario waits")
            @Default("real")
            Clock clock,

            @About("How late the answer comes") @Nullable Latency latency,

            @About("What is answered in place of the true answer")
            HttpFault.@Nullable Answer answer)
            implements Fault {}

    /** Single records that the CRM refuses. */
    record Writes(
            @About("Writes of single records to the CRM") Target on,

            @About("Share of the writes, or of the records when sticky")
            Percent rate,

            @About(
                    "During what: always, full, incremental or one sync as sync[2]; or every step of a kind, as clicks or together")
            @Default("always")
            When during,

            @About("How long after the beginning of that, by its clock") @Default("0s")
            Duration from,

            @JsonProperty("for") @About("How long, by its clock; as long as that goes on when left out") @Nullable
            Duration lasting,

            @About("What from and for count: real time, or lab time, which also passes while a scenario waits")
            @Default("real")
            Clock clock,

            @About("The type of the error that the CRM answers for the record") @Default("INVALID_DATA")
            Refusal answer,

            @About("true: the same records are refused every time") @Default("false")
            boolean sticky)
            implements Fault {}

    /** Fewer calls than usual that the CRM answers at once. */
    record Limits(
            @About("The burst limit of the CRM") Limit on,

            @About("Calls that are answered at once in five minutes of lab time")
            @Default("0")
            @Between(min = "0", max = "1000000")
            int burst,

            @About("What each further call is delayed by") @Default("500ms") @Between(min = "1ms", max = "1m")
            Duration delay,

            @About(
                    "During what: always, full, incremental or one sync as sync[2]; or every step of a kind, as clicks or together")
            @Default("always")
            When during,

            @About("How long after the beginning of that, by its clock") @Default("0s")
            Duration from,

            @JsonProperty("for") @About("How long, by its clock; as long as that goes on when left out") @Nullable
            Duration lasting,

            @About("What from and for count: real time, or lab time, which also passes while a scenario waits")
            @Default("real")
            Clock clock)
            implements Fault {}

    /** Short links that Engage cannot make. */
    record ShortLinks(
            @About("The short-link service of Engage") Service on,

            @About("Share of the links") @Default("100%") Percent rate,

            @About(
                    "During what: always, full, incremental or one sync as sync[2]; or every step of a kind, as clicks or together")
            @Default("always")
            When during,

            @About("How long after the beginning of that, by its clock") @Default("0s")
            Duration from,

            @JsonProperty("for") @About("How long, by its clock; as long as that goes on when left out") @Nullable
            Duration lasting,

            @About("What from and for count: real time, or lab time, which also passes while a scenario waits")
            @Default("real")
            Clock clock)
            implements Fault {}

    /** What is counted by {@link #clock}. In virtual time both are the same. */
    enum Clock {
        /** Time that passes for whoever runs the lab. */
        @JsonProperty("real")
        REAL,
        /** Time that passes in the lab: a wait of a day is a day. */
        @JsonProperty("lab")
        LAB
    }

    /** What of the CRM runs short. */
    enum Limit {
        @JsonProperty("crm.limit")
        CRM_LIMIT
    }

    /** What of Engage can fail by itself. */
    enum Service {
        @JsonProperty("engage.short-links")
        SHORT_LINKS
    }

    /** Who has an API. */
    enum Party {
        @JsonProperty("crm")
        CRM,
        @JsonProperty("engage")
        ENGAGE
    }

    /** What of the CRM is hit record by record. */
    enum Target {
        @JsonProperty("crm.write")
        CRM_WRITE
    }

    /** Why a record is refused. */
    enum Refusal {
        /** A value is wrong, as a validation rule says. */
        @JsonProperty("INVALID_DATA")
        INVALID_DATA,
        /** A required field is missing. */
        @JsonProperty("PARAMETER_REQUIRED")
        PARAMETER_REQUIRED,
        /** The user may not write it. */
        @JsonProperty("INSUFFICIENT_ACCESS")
        INSUFFICIENT_ACCESS,
        /** The operation is not allowed for this record. */
        @JsonProperty("OPERATION_NOT_ALLOWED")
        OPERATION_NOT_ALLOWED
    }

    /** A log-normal delay by its median and 99th percentile. */
    record Latency(
            @About("Half of the calls are faster") @Between(min = "1ms", max = "10m")
            Duration p50,

            @About("One in a hundred calls is slower") @Between(min = "1ms", max = "10m")
            Duration p99) {}
}
