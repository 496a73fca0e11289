/** Runs a scenario: starts a lab in this JVM, takes the steps through the parts' HTTP APIs, and writes what came of it. */
@NullMarked
package syncline.runner;

import org.jspecify.annotations.NullMarked;
