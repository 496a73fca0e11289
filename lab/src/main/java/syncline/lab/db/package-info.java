/** Opening a database, with an error a person can act on. */
@NullMarked
package syncline.lab.db;

import org.jspecify.annotations.NullMarked;
