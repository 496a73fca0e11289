package syncline.engage.links;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where links lead.
 *
 * @param engage Engage's address, without a slash at the end
 */
public record Addresses(URI engage) {
    /** Leads to the card by itself: user, organization, and the account if there is one. */
    public String full(Link link) {
        String account = link.account() == null ? "" : "&account=" + encoded(link.account());
        return engage + "/connect?user=" + encoded(link.username()) + "&org=" + encoded(link.vault()) + account;
    }

    /** Leads to the card by the link's token; null when it has none. */
    public @Nullable String shortened(Link link) {
        if (link.token() == null) {
            return null;
        }
        return switch (link.kind()) {
            case LINK -> engage + "/i/" + link.token();
            case PASS -> engage + "/p/" + link.token();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
