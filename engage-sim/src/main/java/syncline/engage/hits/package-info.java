/** The openings of short links: each is durable before the visitor gets an answer, and is read again in the order they came. */
@NullMarked
package syncline.engage.hits;

import org.jspecify.annotations.NullMarked;
