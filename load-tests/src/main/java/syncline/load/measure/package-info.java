/** What a load measured: requests, their latency over time, how the generator itself did, and the file that says so. */
@NullMarked
package syncline.load.measure;

import org.jspecify.annotations.NullMarked;
