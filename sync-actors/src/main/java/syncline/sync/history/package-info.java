/**
 * The history of a lab's syncs: what they read, decided and were answered, one entry a line, so that it can be folded through the
 * rules again.
 */
@NullMarked
package syncline.sync.history;

import org.jspecify.annotations.NullMarked;
