/** Engage's HTTP API, and the server that speaks it. */
@NullMarked
package syncline.engage.http;

import org.jspecify.annotations.NullMarked;
