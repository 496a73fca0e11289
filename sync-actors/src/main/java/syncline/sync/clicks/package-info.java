/** Hits of invite links, and the rules by which each becomes one row of the CRM: no clock, no HTTP, no SQL, no actors. */
@NullMarked
package syncline.sync.clicks;

import org.jspecify.annotations.NullMarked;
