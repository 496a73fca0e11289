/** The target: what the sync asks of the CRM, and its client of Vault's API. */
@NullMarked
package syncline.sync.vault;

import org.jspecify.annotations.NullMarked;
