/** What every run of a scenario has, live or simulated: its steps as a person knows them, its faults, and the record of how it went. */
@NullMarked
package syncline.run;

import org.jspecify.annotations.NullMarked;
