/**
 * What a scenario says. The records here are the grammar of a scenario file: the loader reads a file into them, the JSON schema is
 * generated from them, and their annotations carry bounds, defaults and explanations for both.
 */
@NullMarked
package syncline.scenario;

import org.jspecify.annotations.NullMarked;
