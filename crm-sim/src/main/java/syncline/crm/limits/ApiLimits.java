package syncline.crm.limits;

import java.time.Duration;

/**
 * The limits of one Vault.
 *
 * @param burst calls per window that are answered at once
 * @param window how long a window lasts, in lab time
 * @param delay what each further call is delayed by, in real time
 * @param logins password sign-ins per user and minute; they are slowed down from half of it on and refused beyond it
 */
public record ApiLimits(int burst, Duration window, Duration delay, int logins) {
    /** Vault's defaults; the number of sign-ins is an example that Vault does not publish. */
    public static final ApiLimits VAULT = new ApiLimits(2000, Duration.ofMinutes(5), Duration.ofMillis(500), 20);

    /**
     * @throws IllegalArgumentException if a count is negative, the window is not positive or the delay is negative
     */
    public ApiLimits {
        if (burst < 0 || logins < 0 || window.isNegative() || window.isZero() || delay.isNegative()) {
            throw new IllegalArgumentException("Limits need burst >= 0, logins >= 0, window > 0 and delay >= 0, not "
                    + burst + ", " + logins + ", " + window + ", " + delay);
        }
    }
}
