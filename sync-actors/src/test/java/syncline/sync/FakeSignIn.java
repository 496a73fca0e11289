package syncline.sync;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import syncline.sync.vault.CrmSignIn;
import syncline.sync.vault.CrmUnavailable;

/** A CRM that knows everybody by what stands behind the @ of the name, with the password "right". */
public final class FakeSignIn implements CrmSignIn {
    private int asked;
    private boolean down;

    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    /** How often somebody signed in, or tried to. */
    public synchronized int asked() {
        return asked;
    }

    @Override
    public synchronized CompletionStage<Answer> signIn(String username, String password) {
        asked++;
        if (down) {
            return CompletableFuture.failedFuture(new CrmUnavailable("The CRM is down", null));
        }
        if (!password.equals("right")) {
            return CompletableFuture.completedFuture(new Answer.Refused("Invalid user name or password"));
        }
        return CompletableFuture.completedFuture(new Answer.SignedIn(
                new Person(username, "session " + asked, profile(username), ZoneId.of("Europe/Berlin"))));
    }

    private static String profile(String username) {
        return switch (username.substring(username.indexOf('@') + 1)) {
            case "admin" -> "business admin";
            case "system" -> "system administrator";
            case "integration" -> "integration";
            default -> "end user";
        };
    }

    /** The header by which somebody says who they are. */
    public static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
