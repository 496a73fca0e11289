/** Opening a database, H2 or PostgreSQL, and leading its tables from one version to the next; with errors a person can act on. */
@NullMarked
package syncline.lab.db;

import org.jspecify.annotations.NullMarked;
