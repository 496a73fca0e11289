package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of values that are written as one word or line: how each is read, and how the schema describes it. */
final class Scalars {

    /**
     * One type of value.
     *
     * @param jsonTypes the JSON types it may have in the schema
     * @param pattern what its text must match, for the schema, or null
     * @param parse reads it; throws IllegalArgumentException with "must be …" when it cannot
     */
    record Form(List<String> jsonTypes, @Nullable String pattern, Function<String, ?> parse) {}

    static final Map<Class<?>, Form> TABLE = table();

    private Scalars() {}

    private static Map<Class<?>, Form> table() {
        var table = new LinkedHashMap<Class<?>, Form>();
        table.put(String.class, new Form(List.of("string"), null, Scalars::text));
        table.put(long.class, new Form(List.of("integer"), null, Scalars::wholeLong));
        table.put(int.class, new Form(List.of("integer"), null, Scalars::wholeInt));
        table.put(Integer.class, new Form(List.of("integer"), null, Scalars::wholeInt));
        table.put(boolean.class, new Form(List.of("boolean"), null, Scalars::trueOrFalse));
        table.put(Percent.class, new Form(List.of("string"), "^\\d{1,3}(\\.\\d{1,9})? ?%$", Percent::parse));
        table.put(Duration.class, new Form(List.of("string"), Durations.PATTERN, Durations::parse));
        table.put(Every.class, new Form(List.of("string"), Every.PATTERN, Every::parse));
        table.put(LocalTime.class, new Form(List.of("string"), "^([01]\\d|2[0-3]):[0-5]\\d$", Scalars::timeOfDay));
        table.put(
                Count.class,
                new Form(List.of("integer", "string"), "^(\\d{1,8}|\\d{1,3}(\\.\\d{1,9})? ?%)$", Count::parse));
        table.put(
                When.class,
                new Form(
                        List.of("string"),
                        "^(always|full|incremental|%s|sync\\[[1-9]\\d{0,4}])$".formatted(String.join("|", When.STEPS)),
                        When::parse));
        table.put(Matrix.Value.class, new Form(List.of("string", "number", "boolean"), null, Matrix.Value::parse));
        table.put(
                Expectation.class,
                new Form(List.of("string"), "^[^=!<>]+ ?(==|!=|<=|>=|<|>) ?.+$", Expectation::parse));
        return Map.copyOf(table);
    }

    /** How the values of an enum are written, in order. */
    static List<String> words(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> word((Enum<?>) constant))
                .toList();
    }

    /** How one value of an enum is written. */
    static String word(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text.strip();
    }

    private static Long wholeLong(String text) {
        try {
            return Long.valueOf(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static Integer wholeInt(String text) {
        long number = wholeLong(text);
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static LocalTime timeOfDay(String text) {
        try {
            return LocalTime.parse(text, DateTimeFormatter.ofPattern("HH:mm"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time of day such as 02:00", e);
        }
    }

    private static Boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
