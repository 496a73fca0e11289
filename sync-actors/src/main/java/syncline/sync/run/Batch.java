package syncline.sync.run;

import java.util.List;
import syncline.sync.actors.RecordCommand.Considered;

/**
 * What one step of a partition delivers.
 *
 * @param decided records that need no call
 * @param toSend records for one call of the CRM, at most 500
 */
record Batch(List<Considered> decided, List<Considered> toSend) {}
