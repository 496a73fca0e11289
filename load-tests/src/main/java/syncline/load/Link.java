package syncline.load;

import syncline.load.audience.Option;

/**
 * A link that can be clicked.
 *
 * @param path of its short link, as in /i/abc
 * @param option by which it was shared
 */
record Link(String path, Option option) {}
