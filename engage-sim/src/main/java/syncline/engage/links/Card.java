package syncline.engage.links;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.ConnectSettings;
import syncline.engage.population.User;

/**
 * A user's digital business card.
 *
 * @param team the user's Engage Connect group; null for none
 * @param settings what the group, or the Vault, has set
 * @param active whether the user is
 */
public record Card(User user, @Nullable String team, ConnectSettings settings, boolean active) {
    private static final String ENGAGE_COLOR = "#0A7B83";

    /** Whether anybody may see it and connect by it. */
    public boolean isShown() {
        return active && settings.digitalBusinessCard();
    }

    public String name() {
        return user.firstName() + " " + user.lastName();
    }

    /** The company as it calls itself on cards. */
    public String company() {
        return Objects.requireNonNullElse(settings.branding().company(), user.company());
    }

    /** {@code #RRGGBB}. */
    public String color() {
        return Objects.requireNonNullElse(settings.branding().color(), ENGAGE_COLOR);
    }
}
