/**
 * Who opens invite links, how often, how soon and with what: people, chat previews and mail scanners by the shares of N19 to N27.
 * All draws are pure functions of a seed and a number.
 */
@NullMarked
package syncline.load.audience;

import org.jspecify.annotations.NullMarked;
