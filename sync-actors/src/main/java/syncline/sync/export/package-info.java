/** Histories made from what a lab's journal holds. */
@NullMarked
package syncline.sync.export;

import org.jspecify.annotations.NullMarked;
