/** What a run leaves behind: its folder, the results file and the report in one HTML file. */
@NullMarked
package syncline.report;

import org.jspecify.annotations.NullMarked;
