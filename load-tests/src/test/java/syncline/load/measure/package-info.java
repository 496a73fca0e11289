@NullMarked
package syncline.load.measure;

import org.jspecify.annotations.NullMarked;
