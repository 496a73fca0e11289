/** The persistent actors: one per profile and per connection, each a thin shell around the rules. */
@NullMarked
package syncline.sync.actors;

import org.jspecify.annotations.NullMarked;
