package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** A record as the engagement platform tells it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EngageProfile.class, name = "profile"),
    @JsonSubTypes.Type(value = EngageConnection.class, name = "connection")
})
public sealed interface EngageRecord permits EngageProfile, EngageConnection {
    /** Engage's id, the external id of the CRM row (C1). */
    String id();

    /** 1 for a new record, one more with every change: what tells a new change from one read twice. */
    long revision();

    /** When Engage last changed it. */
    Instant modifiedAt();
}
