package syncline.crm.records;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/**
 * Whether a condition holds for a record in memory.
 *
 * @param records finds the record of an object by its id; null if there is none
 */
record MemoryFilter(BiFunction<CrmObject, Long, @Nullable Row> records) {

    boolean holds(Filter filter, Row row) {
        return switch (filter) {
            case Filter.And and -> and.all().stream().allMatch(f -> holds(f, row));
            case Filter.Or or -> or.any().stream().anyMatch(f -> holds(f, row));
            case Filter.Not not -> !holds(not.filter(), row);
            case Filter.Compare compare -> {
                Object own = row.get(compare.field());
                yield own != null && compare.comparison().holds(compare(own, compare.value()));
            }
            case Filter.OneOf one -> {
                Object own = row.get(one.field());
                yield own != null && one.values().contains(own);
            }
            case Filter.Like like ->
                row.get(like.field()) instanceof String text
                        && pattern(like.pattern()).matcher(text).matches();
            case Filter.Remainder remainder ->
                row.get(remainder.field()) instanceof Long number
                        && number % remainder.divisor() == remainder.remainder();
            case Filter.Empty empty -> (row.get(empty.field()) == null) == empty.empty();
            case Filter.Parent parent -> parent(row, parent.reference(), parent.target(), parent.filter()) != null;
        };
    }

    @Nullable
    Object lookup(Selection.Lookup lookup, Row row) {
        Row parent = parent(row, lookup.reference(), lookup.target(), lookup.only());
        return parent == null ? null : parent.get(lookup.field());
    }

    private @Nullable Row parent(Row row, Field reference, CrmObject target, Filter filter) {
        Row parent = row.get(reference) instanceof Long id ? records.apply(target, id) : null;
        return parent != null && holds(filter, parent) ? parent : null;
    }

    static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        }
        return a.toString().compareTo(b.toString());
    }

    private static Pattern pattern(String like) {
        return Pattern.compile(
                List.of(like.split("%", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
