/** One sync from start to end: who may start it, its partitions, and the way of a page of changes. */
@NullMarked
package syncline.sync.run;

import org.jspecify.annotations.NullMarked;
