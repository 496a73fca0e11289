/** The journal as the sync reads it: what a page of sleeping records went through comes with one query. */
@NullMarked
package syncline.sync.journal;

import org.jspecify.annotations.NullMarked;
