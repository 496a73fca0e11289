package syncline.engage.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Refusal;

/** The fields of a body that is a JSON object, checked one by one as they are asked for. */
record Fields(JsonNode body) {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_TEXTS = 20;
    private static final int LONGEST_OF_TEXTS = 100;

    /**
     * The fields of a body that has no others than these.
     *
     * @throws Refusal if the body is no object or has an unknown field
     */
    static Fields of(JsonNode body, Set<String> allowed) {
        if (!body.isObject()) {
            throw invalid("The body has to be a JSON object.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw invalid("There is no field '%s'. Allowed are %s."
                        .formatted(name, String.join(", ", new TreeSet<>(allowed))));
            }
        });
        return new Fields(body);
    }

    /** Whether it is missing or null. */
    boolean isBlank(String name) {
        return body.path(name).isMissingNode() || body.path(name).isNull();
    }

    /** True or false. */
    boolean yes(String name) {
        if (!body.path(name).isBoolean()) {
            throw invalid("%s has to be true or false.".formatted(name));
        }
        return body.path(name).booleanValue();
    }

    boolean has(String name) {
        return body.has(name);
    }

    /** A text of 1 to 1,000 characters. */
    String text(String name) {
        return text(name, LONGEST_TEXT);
    }

    /** A text of 1 to {@code most} characters. */
    String text(String name, int most) {
        JsonNode node = body.path(name);
        String text = node.isTextual() ? node.textValue() : "";
        check(name, text, most);
        return text;
    }

    /** No database stores the character NUL. */
    static void check(String name, String text, int most) {
        if (text.isBlank() || text.length() > most || text.indexOf('\0') >= 0) {
            throw invalid("%s has to be a text of 1 to %,d characters.".formatted(name, most));
        }
    }

    /** A text of at most 1,000 characters; null when it is null, empty or missing. */
    @Nullable
    String textOrNull(String name) {
        return textOrNull(name, LONGEST_TEXT);
    }

    /** A text of at most {@code most} characters; null when it is null, empty or missing. */
    @Nullable
    String textOrNull(String name, int most) {
        JsonNode node = body.path(name);
        if (node.isNull() || node.isMissingNode() || "".equals(node.textValue())) {
            return null;
        }
        if (!node.isTextual()
                || node.textValue().length() > most
                || node.textValue().indexOf('\0') >= 0) {
            throw invalid("%s has to be null or a text of at most %,d characters.".formatted(name, most));
        }
        return node.textValue();
    }

    /** One of the constants, by its name in small letters. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Words.constant(name, body.path(name).textValue(), type);
    }

    /** At most 20 texts of 1 to 100 characters without a semicolon, which joins them elsewhere. */
    List<String> shortTexts(String name) {
        List<String> texts = texts(name, MOST_TEXTS, LONGEST_OF_TEXTS);
        if (texts.stream().anyMatch(t -> t.indexOf(';') >= 0)) {
            throw invalid("%s may not contain a semicolon; list the values one by one.".formatted(name));
        }
        return texts;
    }

    /** At most {@code most} texts of 1 to {@code longest} characters. */
    List<String> texts(String name, int most, int longest) {
        JsonNode node = body.path(name);
        boolean sound = node.isArray() && node.size() <= most;
        var texts = new ArrayList<String>();
        for (JsonNode each : node) {
            sound = sound
                    && each.isTextual()
                    && !each.textValue().isBlank()
                    && each.textValue().length() <= longest;
            texts.add(each.asText());
        }
        if (!sound) {
            throw invalid(
                    "%s has to be a list of at most %,d texts of 1 to %,d characters.".formatted(name, most, longest));
        }
        return texts;
    }

    /** A list of 1 to {@code most} objects that have no other fields than these. */
    List<Fields> objects(String name, int most, Set<String> allowed) {
        JsonNode node = body.path(name);
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            throw invalid("%s has to be a list of 1 to %,d objects.".formatted(name, most));
        }
        var objects = new ArrayList<Fields>();
        node.forEach(each -> objects.add(of(each, allowed)));
        return objects;
    }

    /** A share, 0 to 1. */
    double share(String name) {
        double share = body.path(name).asDouble(-1);
        if (!(share >= 0 && share <= 1)) {
            throw invalid("%s has to be a number from 0 to 1.".formatted(name));
        }
        return share;
    }

    /** A whole number of at most {@code most}; {@code usual} when it is missing. */
    int count(String name, int most, int usual) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isInt() || node.intValue() < 0 || node.intValue() > most) {
            throw invalid("%s has to be a whole number from 0 to %,d.".formatted(name, most));
        }
        return node.intValue();
    }

    /** Any whole number of 64 bits. */
    long number(String name) {
        JsonNode node = body.path(name);
        if (!node.canConvertToLong() || !node.isIntegralNumber()) {
            throw invalid("%s has to be a whole number.".formatted(name));
        }
        return node.longValue();
    }

    static Refusal invalid(String message) {
        return new Refusal(Refusal.Kind.INVALID, message);
    }
}
