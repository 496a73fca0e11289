package syncline.engage.links;

import static syncline.engage.links.Page.escaped;

/** The pages that an HCP sees. Their forms post to the address that they were opened by. */
public final class CardPages {
    private static final String PLAIN = "#39424A";

    private static final String FORMS = """
            <form method="post"><label>Your Engage profile<input name="profileId" maxlength="64" required></label>\
            <button name="act" value="connect">Sign in to connect</button></form>\
            <form method="post"><label>First name<input name="firstName" maxlength="250" required></label>\
            <label>Last name<input name="lastName" maxlength="250" required></label>\
            <button name="act" value="connect">Sign up to connect</button></form>""";

    private CardPages() {}

    /** The card itself, or in place of one that is not shown that there is none. */
    public static Page of(Card card) {
        if (!card.isShown()) {
            return notice("Not available", "This business card is no longer available.");
        }
        return Page.of(card.name(), card.color(), person(card) + FORMS);
    }

    /** What came of an act on a card. */
    public static Page of(Card card, Invitations.Outcome outcome) {
        String content = switch (outcome.state()) {
            case INVITED ->
                "<p>%s would like to connect with you.</p>".formatted(escaped(card.name()))
                        + answers(outcome.profileId());
            case CONNECTED -> "<p>You are connected.</p>";
            case DECLINED -> "<p>You have declined.</p>";
        };
        return Page.of(card.name(), card.color(), person(card) + content);
    }

    /** A page of one sentence. */
    public static Page notice(String title, String sentence) {
        return Page.of(title, PLAIN, "<h1>%s</h1><p>%s</p>".formatted(escaped(title), escaped(sentence)));
    }

    private static String person(Card card) {
        String team = card.team() == null ? "" : escaped(card.team()) + "<br>";
        return "<h1>%s</h1><p>%s%s<br>%s</p>"
                .formatted(
                        escaped(card.name()),
                        team,
                        escaped(card.company()),
                        escaped(card.user().email()));
    }

    private static String answers(String profileId) {
        return """
            <form method="post"><input type="hidden" name="profileId" value="%s">\
            <button name="act" value="accept">Accept</button><button name="act" value="decline">Decline</button></form>""".formatted(escaped(profileId));
    }
}
