@NullMarked
package syncline.run;

import org.jspecify.annotations.NullMarked;
