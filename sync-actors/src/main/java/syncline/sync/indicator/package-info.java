/** What a field user sees on an account: the Engage profile indicator and its popover, as pure decisions (section H). */
@NullMarked
package syncline.sync.indicator;

import org.jspecify.annotations.NullMarked;
