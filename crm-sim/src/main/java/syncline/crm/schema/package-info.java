/** The CRM's objects, fields, picklists and object types, read from YAML. */
@NullMarked
package syncline.crm.schema;

import org.jspecify.annotations.NullMarked;
