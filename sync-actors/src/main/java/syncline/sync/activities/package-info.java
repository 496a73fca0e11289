/** The Post-Processing job: carries hits from Engage's log into the CRM, as rows of activity. */
@NullMarked
package syncline.sync.activities;

import org.jspecify.annotations.NullMarked;
