package syncline.sync.admin;

import akka.http.javadsl.server.Route;
import syncline.sync.vault.CrmSignIn.Person;

/** A part of the admin API. */
public interface AdminRoutes {
    /** The part's routes below {@code /admin}, for an admin who has been let in. */
    Route below(Person caller);
}
