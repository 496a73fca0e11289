/** HTTP on loopback: starting a server, JSON, and the faults a scenario can inject into any server. */
@NullMarked
package syncline.lab.http;

import org.jspecify.annotations.NullMarked;
