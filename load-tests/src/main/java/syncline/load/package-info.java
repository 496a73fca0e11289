/** Load on a running lab, through HTTP alone: Gatling simulations, and the JSON file in which each says what it measured. */
@NullMarked
package syncline.load;

import org.jspecify.annotations.NullMarked;
