@NullMarked
package syncline.report;

import org.jspecify.annotations.NullMarked;
