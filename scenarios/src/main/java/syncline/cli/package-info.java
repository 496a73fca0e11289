/** The command line: {@code syncline run first-sync}. The only place that prints. */
@NullMarked
package syncline.cli;

import org.jspecify.annotations.NullMarked;
