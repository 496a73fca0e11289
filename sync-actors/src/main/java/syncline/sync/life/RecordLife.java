package syncline.sync.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.Scope;

/**
 * The life of one record.
 *
 * @param object the CRM's name of its object
 * @param events what happened to it, oldest first, at most {@link #MOST_EVENTS}
 * @param moreEvents whether later ones were left out
 * @param crm the row as the CRM holds it now, null if there is none
 * @param engage the record as Engage tells it now, null if it does not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecordLife(
        String object,
        String externalId,
        Standing standing,
        List<Happened> events,
        boolean moreEvents,
        @Nullable Map<String, @Nullable Object> crm,
        @Nullable EngageRecord engage,
        Next next) {
    /** More events of one record are not told: a hundred syncs that wrote it. */
    public static final int MOST_EVENTS = 1000;

    /**
     * How it stands for the sync.
     *
     * @param retry {@code in_step}, {@code due} or {@code parked}
     * @param failures failing syncs in a row
     * @param revision of Engage that was taken in last, 0 before the first
     * @param openWrites writes whose outcome is not known
     * @param crmId of the row as the CRM confirmed it, or null
     * @param written the row as the CRM confirmed it last, or null
     */
    public record Standing(
            String retry,
            int failures,
            long revision,
            int openWrites,
            @Nullable String crmId,
            @Nullable CrmRow written) {}

    /** An event and its place in the record's history, from 1. */
    public record Happened(long sequence, RecordEvent event) {}

    /**
     * What the next scheduled sync will do, were it to start now.
     *
     * @param watermark changes from here on are read, null for all
     * @param says what happens to the record and by which rules, in sentences
     */
    public record Next(int sync, Scope type, @Nullable Instant watermark, List<String> says) {}
}
