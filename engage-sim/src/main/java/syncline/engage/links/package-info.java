/** Short links and wallet passes: what leads an HCP to a user's business card, and what they can do there. */
@NullMarked
package syncline.engage.links;

import org.jspecify.annotations.NullMarked;
