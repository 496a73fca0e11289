@NullMarked
package syncline.cli;

import org.jspecify.annotations.NullMarked;
