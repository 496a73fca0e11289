/** Benchmarks of Syncline itself, each against a floor measured in the same run. */
@NullMarked
package syncline.bench;

import org.jspecify.annotations.NullMarked;
