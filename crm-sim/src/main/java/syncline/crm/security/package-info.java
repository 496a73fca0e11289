/** Who may do what: permission sets, callers, passwords and sessions. */
@NullMarked
package syncline.crm.security;

import org.jspecify.annotations.NullMarked;
