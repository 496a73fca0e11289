@NullMarked
package syncline.report.html;

import org.jspecify.annotations.NullMarked;
