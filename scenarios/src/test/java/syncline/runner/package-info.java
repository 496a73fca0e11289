@NullMarked
package syncline.runner;

import org.jspecify.annotations.NullMarked;
