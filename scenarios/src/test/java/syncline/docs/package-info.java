/** Checks that what is written about this repository is true: the rule pages and the map of packages. */
@NullMarked
package syncline.docs;

import org.jspecify.annotations.NullMarked;
