package syncline.engage.links;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Invite;
import syncline.engage.directory.InviteQuery;
import syncline.engage.directory.Invites;
import syncline.engage.directory.Refusal;
import syncline.engage.population.Connection;
import syncline.engage.population.Role;

/** What an HCP can do on a user's card. Opening it does nothing of this. Safe for use by many threads. */
public final class Invitations {
    private final Directory directory;
    private final Invites invites;
    private final Cards cards;

    public Invitations(Directory directory, Cards cards) {
        this.directory = directory;
        this.invites = new Invites(directory);
        this.cards = cards;
    }

    /** How the HCP and the user stand to each other now. */
    public enum State {
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("connected")
        CONNECTED,
        @JsonProperty("declined")
        DECLINED
    }

    /**
     * What came of an act.
     *
     * @param invite the one that was waiting for an answer; null when there was none
     */
    public record Outcome(
            String profileId,
            String username,
            State state,
            @Nullable Invite invite) {}

    /**
     * The HCP is new to Engage, signs up, and gets the user's invite to answer.
     *
     * @throws Refusal if the card is not shown
     */
    public Outcome signUp(Invitation invitation, String firstName, String lastName) {
        checkShown(invitation);
        var dossier = directory.signUp(Role.HCP, firstName, lastName, editor -> {});
        return connect(invitation, dossier.profile().id());
    }

    /**
     * The HCP, signed in, wants to connect and gets the user's invite to answer.
     *
     * @throws Refusal if the card is not shown, or there is no such living profile
     */
    public Outcome connect(Invitation invitation, String profileId) {
        checkShown(invitation);
        if (isConnected(invitation, profileId)) {
            return new Outcome(profileId, invitation.username(), State.CONNECTED, null);
        }
        Invite invite = pending(invitation, profileId).orElseGet(() -> invites.send(profileId, invitation.username()));
        return new Outcome(profileId, invitation.username(), State.INVITED, invite);
    }

    /**
     * The HCP accepts: the two are connected, and a profile without an account gets that of the invitation.
     *
     * @throws Refusal if the card is not shown, or there is no invite to accept
     */
    public Outcome accept(Invitation invitation, String profileId) {
        checkShown(invitation);
        var invite = pending(invitation, profileId);
        if (invite.isEmpty() && !isConnected(invitation, profileId)) {
            throw nothingToAnswer(invitation, profileId);
        }
        directory.connect(profileId, invitation.username(), invitation.account());
        return new Outcome(profileId, invitation.username(), State.CONNECTED, invite.orElse(null));
    }

    /**
     * The HCP declines.
     *
     * @throws Refusal if the card is not shown, or there is no invite to decline
     */
    public Outcome decline(Invitation invitation, String profileId) {
        checkShown(invitation);
        var invite = pending(invitation, profileId).orElseThrow(() -> nothingToAnswer(invitation, profileId));
        return new Outcome(profileId, invitation.username(), State.DECLINED, invites.decline(invite.id()));
    }

    private void checkShown(Invitation invitation) {
        if (!cards.of(invitation.username()).isShown()) {
            throw new Refusal(Refusal.Kind.GONE, "This business card is no longer available.");
        }
    }

    private Optional<Invite> pending(Invitation invitation, String profileId) {
        var query = new InviteQuery(invitation.username(), profileId, Invite.Status.PENDING, "", 1);
        return invites.list(query).stream().findFirst();
    }

    private boolean isConnected(Invitation invitation, String profileId) {
        try (var snapshot = directory.snapshot()) {
            return snapshot.dossiers(List.of(profileId)).stream()
                    .flatMap(dossier -> dossier.connectionTo(invitation.username()).stream())
                    .anyMatch(Connection::active);
        }
    }

    private static Refusal nothingToAnswer(Invitation invitation, String profileId) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "%s has no invite of %s to answer; it takes a connect first."
                        .formatted(profileId, invitation.username()));
    }
}
