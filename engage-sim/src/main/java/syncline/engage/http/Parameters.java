package syncline.engage.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Refusal;
import syncline.engage.feed.Cursor;
import syncline.engage.feed.FeedQuery;
import syncline.engage.links.Link;

/** The parameters in the address of a call, checked. */
record Parameters(Query query) {
    private static final Set<String> OF_FEED = Set.of("vault", "since", "slice", "slices", "cursor", "limit");
    private static final int USUAL_LIMIT = 500;

    static Parameters of(HttpRequest request) {
        return new Parameters(request.getUri().query());
    }

    /**
     * The query of a page.
     *
     * @throws Refusal if a parameter is unknown, wrong or missing
     */
    FeedQuery feed() {
        allow(OF_FEED);
        try {
            return new FeedQuery(
                    vault(), since(), number("slice", 0), number("slices", 1), cursor(), number("limit", USUAL_LIMIT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Makes sure that there are no others than these.
     *
     * @throws Refusal if there is one
     */
    void allow(Set<String> names) {
        for (var parameter : query.toList()) {
            if (!names.contains(parameter.first())) {
                throw invalid("There is no parameter '%s'. Allowed are %s."
                        .formatted(parameter.first(), String.join(", ", new TreeSet<>(names))));
            }
        }
    }

    /** The value; null when it is missing or empty. */
    @Nullable
    String text(String name) {
        return query.get(name).filter(v -> !v.isEmpty()).orElse(null);
    }

    /** One of the constants, by its name in small letters; null when it is missing. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String word = text(name);
        return word == null ? null : Words.constant(name, word, type);
    }

    /** How many records are wanted on a page, 1 to {@code most}. */
    int limit(int most) {
        int limit = number("limit", Math.min(USUAL_LIMIT, most));
        if (limit < 1 || limit > most) {
            throw invalid("limit is 1 to %,d, not %d.".formatted(most, limit));
        }
        return limit;
    }

    /** The number that the page before ended with; 0 on the first page. */
    long afterNumber() {
        try {
            return Long.parseLong(query.get("after").orElse("0"));
        } catch (NumberFormatException e) {
            throw invalid("after has to be a whole number, that of the last record of the page before.");
        }
    }

    /** The number of the link that the page before ended with; 0 on the first page. */
    int afterLink() {
        String id = text("after");
        return id == null
                ? 0
                : Link.number(id).orElseThrow(() -> invalid("after has to be the id of a link, like EL000000001."));
    }

    /** The id that the page before ended with; empty on the first page. */
    String after() {
        return query.get("cursor").orElse("");
    }

    /**
     * The Vault whose view is asked for.
     *
     * @throws Refusal if none is named
     */
    String vault() {
        return query.get("vault")
                .filter(v -> !v.isEmpty())
                .orElseThrow(() -> invalid("The parameter vault is missing: name the Vault whose view is wanted."));
    }

    String vaultOr(String usual) {
        return query.get("vault").filter(v -> !v.isEmpty()).orElse(usual);
    }

    private @Nullable Instant since() {
        Optional<String> text = query.get("since");
        try {
            return text.map(t -> OffsetDateTime.parse(t).toInstant()).orElse(null);
        } catch (DateTimeException e) {
            throw invalid("since is a time like 2026-05-31T10:00:00.000Z, not '%s'.".formatted(text.orElse("")));
        }
    }

    private @Nullable Cursor cursor() {
        return query.get("cursor")
                .map(text -> Cursor.parse(text)
                        .orElseThrow(() ->
                                invalid("The cursor is not one of Engage's. Take it from next of the page before.")))
                .orElse(null);
    }

    private int number(String name, int usual) {
        Optional<String> text = query.get(name);
        try {
            return text.map(Integer::parseInt).orElse(usual);
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.Kind.INVALID, "%s is a whole number, not '%s'.".formatted(name, text.orElse("")));
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(Refusal.Kind.INVALID, message);
    }
}
