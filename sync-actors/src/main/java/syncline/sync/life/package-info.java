/** The life of one record: what happened to it, how it stands, and what the next sync will do with it, and why. */
@NullMarked
package syncline.sync.life;

import org.jspecify.annotations.NullMarked;
