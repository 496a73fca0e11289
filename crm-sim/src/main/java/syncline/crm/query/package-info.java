/** Vault's query language: parsing, and checking against the schema and the caller's permissions. */
@NullMarked
package syncline.crm.query;

import org.jspecify.annotations.NullMarked;
