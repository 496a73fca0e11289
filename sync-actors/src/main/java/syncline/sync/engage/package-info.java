/** The source: what the sync asks of the engagement platform, and its HTTP client. */
@NullMarked
package syncline.sync.engage;

import org.jspecify.annotations.NullMarked;
