package syncline.virtual.crm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.FailedWrites;
import syncline.crm.faults.RecordFaults;
import syncline.crm.records.Outcome.Refused;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.ProfileRow;

/** Writes of single records, as the simulated CRM answers them. */
final class RowWrites {
    private final Tables tables;
    private final Places places;
    private final CrmAccounts accounts;
    private final CrmRights rights;
    private final WriteRules rules;
    private final RecordFaults faults;
    private final FailedWrites failures = new FailedWrites();

    RowWrites(
            Schema schema, Tables tables, Places places, CrmAccounts accounts, CrmRights rights, RecordFaults faults) {
        this.tables = tables;
        this.places = places;
        this.accounts = accounts;
        this.rights = rights;
        this.rules = new WriteRules(schema);
        this.faults = faults;
    }

    FailedWrites failures() {
        return failures;
    }

    Outcome write(Stamp stamp, Place place, Decision.Send send, boolean derivable) {
        var mine = tables.of(place.object());
        var before = tables.current(place);
        var refused = send.mayCreate() || before != null ? refused(place, before, send) : absent(place, send);
        if (refused != null) {
            failures.failed(place.object().apiName(), place.id(), refused.type());
            return isAbsent(refused, place)
                    ? new Outcome.Absent(stamp.sync(), stamp.at())
                    : new Outcome.Refused(stamp.sync(), stamp.at(), refused.type(), refused.message());
        }
        failures.succeeded(place.object().apiName(), place.id());
        var after = before == null ? send.row() : patched(before, send);
        if (before == null && derivable && place.isOriginal()) {
            mine.original(place, stamp.moment());
        } else if (!after.equals(before)) {
            mine.put(place, new HeldRow(after, stamp.moment(), false));
        }
        if (after instanceof ProfileRow profile) {
            accounts.written(place, profile);
        }
        var operation = after.equals(before) ? Operation.NO_CHANGE : send.operation();
        return new Outcome.Accepted(stamp.sync(), stamp.at(), operation, place.crmId(), send.row());
    }

    private static CrmRow patched(CrmRow before, Decision.Send send) {
        return new Patch(send.fields().keySet()).of(before, send.row());
    }

    /** D13 and O27: there is no row to change. */
    private @Nullable Refused absent(Place place, Decision.Send send) {
        var early = early(place, send);
        return early == null ? new Refused("INVALID_DATA", Field.noSuchRecord(place.id())) : early;
    }

    private static boolean isAbsent(Refused refused, Place place) {
        return refused.type().equals("INVALID_DATA") && refused.message().equals(Field.noSuchRecord(place.id()));
    }

    private @Nullable Refused early(Place place, Decision.Send send) {
        var tooLong = rules.tooLong(rights.on(place.object()).object(), send);
        return tooLong == null ? pointsNowhere(place, send) : tooLong;
    }

    private @Nullable Refused refused(Place place, @Nullable CrmRow before, Decision.Send send) {
        var early = early(place, send);
        if (early != null) {
            return early;
        }
        var now = rights.on(place.object());
        var notAllowed = rules.notAllowed(now, send, before == null);
        if (notAllowed != null) {
            return notAllowed;
        }
        var after = before == null ? send.row() : patched(before, send);
        var mustNot = rules.mustNotBe(now, after);
        return mustNot == null ? faulty(place, after) : mustNot;
    }

    private @Nullable Refused pointsNowhere(Place place, Decision.Send send) {
        return switch (send.row()) {
            case ProfileRow row -> {
                String account = row.account();
                boolean sent = !(send.known() instanceof ProfileRow known) || !Objects.equals(account, known.account());
                yield account != null && sent && !accounts.exists(account) ? nowhere(account) : null;
            }
            case ConnectionRow row -> {
                boolean there = tables.of(CrmObject.PROFILE).has(places.profile(place.number(), row.profileId()));
                yield !there && send.fields().containsKey(ConnectionRow.PROFILE) ? nowhere(row.profileId()) : null;
            }
        };
    }

    private static Refused nowhere(String id) {
        return new Refused("INVALID_DATA", Field.noSuchRecord(id));
    }

    private @Nullable Refused faulty(Place place, CrmRow after) {
        var active = faults.of(place.object().apiName());
        if (active.isEmpty()) {
            return null;
        }
        var shown = after.fields();
        var fault = faults.hit(active, place.id(), shown::get);
        return fault == null ? null : new Refused(fault.type(), fault.message());
    }
}
