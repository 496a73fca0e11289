@NullMarked
package syncline.scenario;

import org.jspecify.annotations.NullMarked;
