/** Calls of JSON APIs over HTTP, as both ports need them. */
@NullMarked
package syncline.sync.http;

import org.jspecify.annotations.NullMarked;
