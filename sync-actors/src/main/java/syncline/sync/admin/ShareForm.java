package syncline.sync.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.sync.share.EntryPoint;
import syncline.sync.share.Platform;
import syncline.sync.share.Share;
import syncline.sync.share.SharingOption;

/**
 * Reads shares as callers of the admin API say them.
 *
 * @param clock the lab's; tells when an option was picked unless the caller does
 * @param mobileIds new ids for shares that come without one
 */
public record ShareForm(InstantSource clock, Supplier<String> mobileIds) {
    private static final int LONGEST = 90;

    /** A share as it comes; null where nothing was said. */
    record Given(
            @Nullable String user,
            @Nullable String platform,
            @Nullable String entry,
            @Nullable String account,
            @Nullable String option,
            @Nullable String mobileId,
            @Nullable String at,
            @Nullable Boolean online) {

        /** The opening of the modal, from the parameters of a URL. */
        static Given opening(Map<String, String> of) {
            Boolean online = "false".equals(of.get("online")) ? Boolean.FALSE : null;
            return new Given(
                    of.get("user"),
                    of.getOrDefault("platform", Platform.IPAD.label()),
                    of.get("entry"),
                    of.get("account"),
                    null,
                    null,
                    null,
                    online);
        }
    }

    /** Whether it makes sense. */
    sealed interface Read {
        record Right(Share share) implements Read {}

        record Wrong(String why) implements Read {}
    }

    Read read(Given given) {
        var platform = Platform.named(String.valueOf(given.platform()));
        var entry = EntryPoint.named(String.valueOf(given.entry()));
        var option = SharingOption.named(String.valueOf(given.option()));
        String mobileId = given.mobileId() == null ? mobileIds.get() : given.mobileId();
        if (given.user() == null) {
            return new Read.Wrong("The user is missing.");
        }
        if (platform.isEmpty()) {
            return wrong("platform", Platform.values(), Platform::label);
        }
        if (entry.isEmpty()) {
            return wrong("entry", EntryPoint.values(), EntryPoint::label);
        }
        if (given.option() != null && option.isEmpty()) {
            return wrong("option", SharingOption.values(), SharingOption::label);
        }
        if (mobileId.isEmpty() || mobileId.length() > LONGEST) {
            return new Read.Wrong("The mobileId has 1 to " + LONGEST + " characters.");
        }
        try {
            Instant at = given.at() == null ? clock.instant() : Instant.parse(given.at());
            boolean online = !Boolean.FALSE.equals(given.online());
            return new Read.Right(new Share(
                    given.user(),
                    platform.get(),
                    entry.get(),
                    given.account(),
                    option.orElse(null),
                    mobileId,
                    at,
                    online));
        } catch (DateTimeException e) {
            return new Read.Wrong("The field at is a time of the form 2026-03-01T12:00:00Z.");
        }
    }

    private static <T> Read wrong(String field, T[] values, Function<T, String> label) {
        return new Read.Wrong("The %s is one of %s."
                .formatted(field, Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }
}
