/** Histories folded through today's rules: where these would have decided otherwise, and what happened to one record. */
@NullMarked
package syncline.sync.replay;

import org.jspecify.annotations.NullMarked;
