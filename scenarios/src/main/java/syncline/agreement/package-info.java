/** Runs one scenario live and in virtual time, replays the live run's history, and says where they do not agree. */
@NullMarked
package syncline.agreement;

import org.jspecify.annotations.NullMarked;
