package syncline.runner;

import java.net.URI;
import java.nio.file.Path;
import syncline.lab.UserError;

/** The history of a lab that runs, from its admin API. */
public final class HistoryDownload {
    /** Where the lab's password is looked for. */
    public static final String PASSWORD = "SYNCLINE_PASSWORD";

    private HistoryDownload() {}

    /**
     * Stores it in a new file.
     *
     * @param lab the address of the sync's admin API
     * @param password of {@link Lab#ADMIN}
     * @throws UserError if the lab gives none, or not a whole one; then no file is made
     */
    public static void store(URI lab, String password, Path file) {
        try (var calls = new LabCalls(password)) {
            calls.download(lab, "/admin/history", file);
        } catch (LabCalls.LabFailed e) {
            throw new UserError(
                    e.status() == 401
                            ? "The lab at %s does not know %s with the password in %s. Set it to the one that the lab showed when it started."
                                    .formatted(lab, Lab.ADMIN, PASSWORD)
                            : "%s gave no history: %s. Is a lab up, and is this the address of its sync admin?"
                                    .formatted(lab, e.getMessage()),
                    e);
        }
    }
}
