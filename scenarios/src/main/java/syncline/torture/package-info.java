/** Crash tests: a lab in a process of its own is killed at any moment of its syncs, and must come back with nothing lost or doubled. */
@NullMarked
package syncline.torture;

import org.jspecify.annotations.NullMarked;
