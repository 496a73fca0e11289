/** Vault's HTTP dialect: it only translates between HTTP and the CRM's core. */
@NullMarked
package syncline.crm.vault;

import org.jspecify.annotations.NullMarked;
