package syncline.sync.share;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM says of sharing options: the active settings of invite links, and the active messages that they may point to.
 *
 * @param settings the values of {@code engage_link_apps__v}, each the category and the name of a message, joined by {@code ;;}
 */
public record LinkApps(List<String> settings, List<Message> messages) {
    private static final String ENGLISH = "en";

    /**
     * A message in one language.
     *
     * @param language as in {@code ja}
     */
    public record Message(@Nullable String category, String name, String language, String text) {
        private boolean is(String setting) {
            return setting.equals(category == null ? name : category + ";;" + name);
        }
    }

    public LinkApps {
        settings = List.copyOf(settings);
        messages = List.copyOf(messages);
    }

    /** The list of apps for users of a language: in theirs, else in English (I8, I14); null if there is none. */
    public @Nullable String textIn(String language) {
        return text(language).or(() -> text(ENGLISH)).orElse(null);
    }

    private Optional<String> text(String language) {
        return settings.stream()
                .flatMap(setting -> messages.stream()
                        .filter(message -> message.is(setting))
                        .filter(message -> message.language().equals(language)))
                .map(Message::text)
                .findFirst();
    }
}
