package syncline.crm.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import syncline.crm.records.Filter;
import syncline.crm.schema.CrmObject;

/** Which records may fulfil a filter, or no longer do, because of what happened since some time. */
final class Touched {
    private Touched() {}

    /**
     * The records that were written since then, and those that refer, as the filter sees it, to such a record or to one that no
     * longer exists.
     */
    static Filter since(CrmObject object, Filter filter, Instant time) {
        var any = new ArrayList<Filter>();
        any.add(new Filter.Compare(
                object.required("modified_date__v"), Filter.Comparison.GREATER_OR_EQUAL, time.toEpochMilli()));
        parents(filter).distinct().forEach(parent -> any.add(through(parent, time)));
        return new Filter.Or(any);
    }

    /** It refers to something, and what it refers to is not there untouched. */
    private static Filter through(Filter.Parent parent, Instant time) {
        Filter untouched = new Filter.Not(since(parent.target(), parent.filter(), time));
        return new Filter.And(List.of(
                new Filter.Empty(parent.reference(), false),
                new Filter.Not(new Filter.Parent(parent.reference(), parent.target(), untouched))));
    }

    private static Stream<Filter.Parent> parents(Filter filter) {
        return switch (filter) {
            case Filter.And and -> and.all().stream().flatMap(Touched::parents);
            case Filter.Or or -> or.any().stream().flatMap(Touched::parents);
            case Filter.Not not -> parents(not.filter());
            case Filter.Parent parent -> Stream.of(parent);
            case Filter.Compare compare -> Stream.empty();
            case Filter.OneOf one -> Stream.empty();
            case Filter.Like like -> Stream.empty();
            case Filter.Remainder remainder -> Stream.empty();
            case Filter.Empty empty -> Stream.empty();
        };
    }
}
