/** Who is on Engage: profiles, users, accounts and connections, made from a seed or read from a user's own export. */
@NullMarked
package syncline.engage.population;

import org.jspecify.annotations.NullMarked;
