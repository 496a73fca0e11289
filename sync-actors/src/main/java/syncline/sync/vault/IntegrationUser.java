package syncline.sync.vault;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.http.JsonClient;
import syncline.sync.vault.CrmSignIn.Answer;

/**
 * The integration user's credentials as they were entered last, and whether the CRM took them since (A22, A23). They are kept in
 * memory alone. Safe for use by many threads.
 */
public final class IntegrationUser {
    private final CrmSignIn crm;
    private volatile Entered entered;

    /** A user whose credentials nobody validated yet. */
    public IntegrationUser(CrmSignIn crm, String username, String password) {
        this.crm = crm;
        this.entered = Entered.unproven(username, password);
    }

    /** A name and its password; two of them are never equal, so that each session knows which it belongs to. */
    static final class Credentials {
        private final String username;
        private final String password;

        Credentials(String username, String password) {
            this.username = username;
            this.password = password;
        }

        String username() {
            return username;
        }

        String password() {
            return password;
        }
    }

    private record Entered(
            Credentials credentials,
            boolean validated,
            @Nullable ZoneId zone,
            @Nullable String reason) {
        static Entered unproven(String username, String password) {
            return new Entered(new Credentials(username, password), false, null, "They were never validated.");
        }

        Standing standing() {
            return new Standing(credentials.username(), validated, reason);
        }
    }

    /**
     * How the credentials stand.
     *
     * @param reason why they are not validated, null if they are
     */
    public record Standing(
            String username, boolean validated, @Nullable String reason) {}

    /** The sync cannot use credentials that nobody validated (A22). */
    public static final class NotValidated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotValidated(String message) {
            super(message);
        }
    }

    /** Enters other credentials, or the same anew; they are not validated (A23). */
    public synchronized void enter(String username, String password) {
        entered = Entered.unproven(username, password);
    }

    /** How the credentials stand now. */
    public Standing standing() {
        return entered.standing();
    }

    /** The user's time zone (A4), empty before a successful Validate. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(entered.zone());
    }

    /** Signs in at the CRM with them; what comes of it counts only while no others were entered meanwhile. */
    public CompletionStage<Standing> validate() {
        var tried = entered.credentials();
        return crm.signIn(tried.username(), tried.password())
                .thenApply(answer -> switch (answer) {
                    case Answer.SignedIn in ->
                        new Entered(tried, true, in.person().zone(), null);
                    case Answer.Refused no -> new Entered(tried, false, null, "The CRM refused them: " + no.reason());
                })
                .exceptionally(failure -> new Entered(
                        tried,
                        false,
                        null,
                        String.valueOf(JsonClient.cause(failure).getMessage())))
                .thenApply(this::settled);
    }

    private synchronized Standing settled(Entered result) {
        if (entered.credentials() == result.credentials()) {
            entered = result;
        }
        return entered.standing();
    }

    /** What to sign in with; throws {@link NotValidated} if nobody validated it. */
    Credentials credentials() {
        var now = entered;
        if (!now.validated()) {
            throw new NotValidated(
                    "The credentials of the integration user %s are not validated. %s Enter and validate them in the Integration User Credential Management."
                            .formatted(now.credentials().username(), now.reason()));
        }
        return now.credentials();
    }
}
