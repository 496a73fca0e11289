/** Engage's current state: the population, overlaid by what has changed since and is kept in a database. */
@NullMarked
package syncline.engage.directory;

import org.jspecify.annotations.NullMarked;
