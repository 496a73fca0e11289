/** The sync as a whole: starting it, and what it needs to know. */
@NullMarked
package syncline.sync;

import org.jspecify.annotations.NullMarked;
