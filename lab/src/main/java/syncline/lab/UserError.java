package syncline.lab;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to mend: bad input, a port in use, a database that cannot be opened. The message is one or two
 * sentences that name what is wrong, where, and what to do; it is shown as it stands, without a stack trace.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
