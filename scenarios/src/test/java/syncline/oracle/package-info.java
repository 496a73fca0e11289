@NullMarked
package syncline.oracle;

import org.jspecify.annotations.NullMarked;
