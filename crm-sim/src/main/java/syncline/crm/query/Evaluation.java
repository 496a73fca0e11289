package syncline.crm.query;

import java.time.Instant;

/**
 * For whom and when the filter of a VMOC is evaluated. Its words for these, {@code @@USER_LANGUAGE_CODE@@} and
 * {@code LAST_DAYS:n}, become bound values.
 *
 * @param userLanguage the language of the device's user, as in {@code en}
 * @param now the end of the days that are counted back
 */
public record Evaluation(String userLanguage, Instant now) {}
