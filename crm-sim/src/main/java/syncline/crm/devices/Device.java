package syncline.crm.devices;

import syncline.crm.security.Caller;

/**
 * The device of one end user.
 *
 * @param user the user, with all that the user may do
 * @param language the user's language, as in {@code en}
 * @param territory the accounts that the device holds
 */
record Device(Caller user, String language, Territory territory, Platform platform) {}
