/**
 * Traffic in virtual time: links that are shared, clicks at them and their way into the CRM, devices, and load. Each goes on as an
 * {@link syncline.virtual.Episode} and leaves what the live step of its kind does.
 */
@NullMarked
package syncline.virtual.traffic;

import org.jspecify.annotations.NullMarked;
