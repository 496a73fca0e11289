/** Engage's state as others read it: page by page in the order of changes, or whole in the order of ids. */
@NullMarked
package syncline.engage.feed;

import org.jspecify.annotations.NullMarked;
