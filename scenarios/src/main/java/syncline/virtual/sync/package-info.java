/** Syncs in virtual time: the rules of the sync over arrays, and calls that take the time a model says. */
@NullMarked
package syncline.virtual.sync;

import org.jspecify.annotations.NullMarked;
