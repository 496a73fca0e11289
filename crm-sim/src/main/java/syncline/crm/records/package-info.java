/** The CRM's core: records, what may be written and read, and where they are kept. */
@NullMarked
package syncline.crm.records;

import org.jspecify.annotations.NullMarked;
