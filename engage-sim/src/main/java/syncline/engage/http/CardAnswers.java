package syncline.engage.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import syncline.engage.links.Card;
import syncline.engage.links.CardPages;
import syncline.engage.links.Cards;
import syncline.engage.links.Page;
import syncline.engage.links.UntilChanged;

/** Cards as answers, put together once and kept until the card changes. Safe for use by many threads. */
final class CardAnswers {
    private static final List<HttpHeader> SAFETY = List.of(
            RawHeader.create("Cache-Control", "no-store"),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "no-referrer"));

    /** There is nothing at this address; it says no more, whoever asks. */
    static final HttpResponse UNKNOWN = answer(404, CardPages.notice("Not found", "There is no such page."));

    /** The opening could not be noted, so the card is not shown either. */
    static final HttpResponse BUSY = answer(
                    503, CardPages.notice("Please try again", "Too many people are here right now."))
            .addHeader(RawHeader.create("Retry-After", "1"));

    /** A pass that has expired. */
    static final HttpResponse EXPIRED =
            answer(410, CardPages.notice("Not available", "This pass has expired. Ask for a new one."));

    private static final int MOST_KEPT = 5_000;
    private final Cards cards;
    private final UntilChanged<String, OfUser> kept;

    CardAnswers(Cards cards, LongSupplier version) {
        this.cards = cards;
        this.kept = new UntilChanged<>(version, MOST_KEPT);
    }

    /** A user's card, and the answer that shows it or says that it is not shown. */
    record OfUser(Card card, HttpResponse answer) {}

    /** The answer for a user, if it is kept. */
    @Nullable
    OfUser kept(String username) {
        return kept.kept(username);
    }

    /**
     * The answer for a user.
     *
     * @throws syncline.engage.directory.Refusal if there is none
     */
    OfUser of(String username) {
        return Objects.requireNonNull(kept.get(username, this::made));
    }

    /** Any page as an answer. */
    static HttpResponse answer(int status, Page page) {
        String policy = "default-src 'none'; style-src '" + page.styleHash()
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, ByteString.fromString(page.html())))
                .addHeader(RawHeader.create("Content-Security-Policy", policy))
                .addHeaders(SAFETY);
    }

    private OfUser made(String username) {
        Card card = cards.of(username);
        return new OfUser(card, answer(card.isShown() ? 200 : 410, CardPages.of(card)));
    }
}
