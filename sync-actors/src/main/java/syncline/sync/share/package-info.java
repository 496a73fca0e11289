/** How a field user shares an invite link: what the share modal offers, when a row is made and what stands in it (section I). */
@NullMarked
package syncline.sync.share;

import org.jspecify.annotations.NullMarked;
