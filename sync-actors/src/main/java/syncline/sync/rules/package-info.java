/** The rules of the sync: plain functions over records, without actors, SQL, HTTP, clocks or randomness. */
@NullMarked
package syncline.sync.rules;

import org.jspecify.annotations.NullMarked;
