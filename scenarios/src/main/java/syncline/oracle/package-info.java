/**
 * Says what the CRM must hold at the end of a run, from Engage's state and the rules, and compares record by record. It shares no
 * code with the sync: a mistake would have to be made twice, in two ways, to go unseen.
 */
@NullMarked
package syncline.oracle;

import org.jspecify.annotations.NullMarked;
