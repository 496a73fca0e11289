package syncline.scenario;

import org.jspecify.annotations.Nullable;

/** What a value, or the length of a list, has to lie between; everything does when nothing is said. */
record Bounds(@Nullable Between between) {

    boolean allow(Object value, Scalars.Form form) {
        return between == null
                || (compared(value, form, between.min()) >= 0 && compared(value, form, between.max()) <= 0);
    }

    @SuppressWarnings("unchecked")
    private static int compared(Object value, Scalars.Form form, String bound) {
        return ((Comparable<Object>) value).compareTo(form.parse().apply(bound));
    }

    boolean allow(int size) {
        return between == null || (size >= Integer.parseInt(between.min()) && size <= Integer.parseInt(between.max()));
    }

    @Override
    public String toString() {
        return between == null ? "anything" : "from %s to %s".formatted(grouped(between.min()), grouped(between.max()));
    }

    private static String grouped(String bound) {
        return bound.matches("\\d{4,}") ? "%,d".formatted(Long.valueOf(bound)) : bound;
    }
}
