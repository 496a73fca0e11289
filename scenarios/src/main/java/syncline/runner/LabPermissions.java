package syncline.runner;

import java.net.URI;
import syncline.crm.lab.PermissionChange;
import syncline.run.Rights.Permissions;

/** The permission sets of a lab's CRM, through its lab controls. */
record LabPermissions(LabCalls calls, URI crm) implements Permissions {
    @Override
    public void revoke(PermissionChange change) {
        change("revoke", change);
    }

    @Override
    public void grant(PermissionChange change) {
        change("grant", change);
    }

    private void change(String how, PermissionChange change) {
        String path = "/lab/permissions/" + how;
        var answer = calls.answer(crm, path, change);
        if (answer.status() == 400) {
            throw new IllegalArgumentException(
                    answer.body().path("error").path("message").asText());
        }
        if (answer.status() != 200) {
            throw new LabCalls.LabFailed("POST %s answered %d: %s".formatted(path, answer.status(), answer.body()));
        }
    }
}
