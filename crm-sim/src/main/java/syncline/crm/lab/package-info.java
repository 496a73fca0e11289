/** The lab's own way in: faults, limits, permissions, users, account merges, edits by hand, and all records as they stand. */
@NullMarked
package syncline.crm.lab;

import org.jspecify.annotations.NullMarked;
