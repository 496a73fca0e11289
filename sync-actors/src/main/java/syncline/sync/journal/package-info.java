/** The journal as the sync reads it: what a page of sleeping records went through, and which records were left in the middle. */
@NullMarked
package syncline.sync.journal;

import org.jspecify.annotations.NullMarked;
