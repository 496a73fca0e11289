/** The report of a run: one HTML file with charts, made from the results alone. */
@NullMarked
package syncline.report.html;

import org.jspecify.annotations.NullMarked;
