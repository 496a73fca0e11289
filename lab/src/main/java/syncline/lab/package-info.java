/** What every part of the lab shares: its clock and its way to tell a person what went wrong. */
@NullMarked
package syncline.lab;

import org.jspecify.annotations.NullMarked;
