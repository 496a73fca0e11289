package syncline.report;

import org.jspecify.annotations.Nullable;

/**
 * One field of one record that is not as it must be.
 *
 * @param object the CRM's name of the object
 * @param field the CRM's name of the field, null when the whole record is missing or should not be there
 * @param expected null for no value, or no record
 * @param actual null for no value, or no record
 */
public record Difference(
        String object,
        String externalId,
        @Nullable String field,
        @Nullable String expected,
        @Nullable String actual) {}
