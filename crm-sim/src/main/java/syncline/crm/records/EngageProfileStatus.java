package syncline.crm.records;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/**
 * Keeps an account's Engage profile status true (rule H4): active while at least one profile that is linked to it is not Deleted,
 * else empty. It follows each batch of profiles within that batch, with a fixed number of queries.
 */
final class EngageProfileStatus implements Derived {
    private static final String ACTIVE = "active__v";
    private static final String DELETED = "deleted__v";

    private final CrmObject accounts;
    private final CrmObject profiles;
    private final Field status;
    private final Field account;
    private final Field connectionStatus;

    EngageProfileStatus(Schema schema) {
        this.accounts = schema.required("account__v");
        this.profiles = schema.required("engage_profile__v");
        this.status = accounts.required("engage_profile_status__v");
        this.account = profiles.required("account__v");
        this.connectionStatus = profiles.required("connection_status__v");
    }

    @Override
    public CrmObject from() {
        return profiles;
    }

    @Override
    public CrmObject to() {
        return accounts;
    }

    @Override
    public void follow(RecordStore.Batch batch, List<Change> changes, long now) {
        var gained = new HashSet<Object>();
        var lost = new HashSet<Object>();
        for (Change change : changes) {
            Object before = linked(change.before());
            Object after = linked(change.after());
            if (!Objects.equals(before, after)) {
                Stream.ofNullable(after).forEach(gained::add);
                Stream.ofNullable(before).forEach(lost::add);
            }
        }
        lost.removeAll(gained);
        if (!lost.isEmpty()) {
            lost.removeAll(stillLinked(batch, lost, changes));
        }
        write(batch.of(accounts), gained, lost, now);
    }

    /** Those of the accounts that another profile holds up: one that this batch left alone, or kept linked. */
    private Set<Object> stillLinked(RecordStore.Batch batch, Set<Object> lost, List<Change> changes) {
        Set<Long> written = changes.stream()
                .flatMap(change -> Stream.ofNullable(change.before()))
                .map(Row::id)
                .collect(Collectors.toSet());
        Stream<Row> leftAlone = batch.referring(account, lost).stream().filter(row -> !written.contains(row.id()));
        Stream<Row> kept = changes.stream().flatMap(change -> Stream.ofNullable(change.after()));
        return Stream.concat(leftAlone, kept)
                .flatMap(row -> Stream.ofNullable(linked(row)))
                .collect(Collectors.toSet());
    }

    private void write(RecordStore.Batch batch, Set<Object> gained, Set<Object> lost, long now) {
        var touched = new HashSet<>(gained);
        touched.addAll(lost);
        if (touched.isEmpty()) {
            return;
        }
        batch.update(batch.find(accounts.id(), touched).values().stream()
                .flatMap(row -> Stream.ofNullable(changed(row, gained.contains(row.id()) ? ACTIVE : null, now)))
                .toList());
    }

    private @Nullable Row changed(Row row, @Nullable String wanted, long now) {
        if (Objects.equals(row.get(status), wanted)) {
            return null;
        }
        @Nullable Object[] values = row.copy();
        values[status.position()] = wanted;
        values[accounts.required("modified_by__v").position()] = Crm.SYSTEM_USER;
        values[accounts.required("modified_date__v").position()] = now;
        return new Row(values);
    }

    /** The account that a profile holds up, or null. */
    private @Nullable Object linked(@Nullable Row profile) {
        return profile == null || DELETED.equals(profile.get(connectionStatus)) ? null : profile.get(account);
    }
}
