package syncline.engage.directory;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a company shows itself on business cards and passes.
 *
 * @param company the name it goes by; null for that of the user's company
 * @param color {@code #RRGGBB}; null for Engage's own
 */
public record Branding(@Nullable String company, @Nullable String color) {
    /** Nothing of their own. */
    public static final Branding NONE = new Branding(null, null);

    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /**
     * @throws Refusal if the color is not one
     */
    public Branding {
        if (color != null && !COLOR.matcher(color).matches()) {
            throw new Refusal(Refusal.Kind.INVALID, "color has to be null or a color like #0A7B83.");
        }
    }
}
