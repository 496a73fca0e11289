package syncline.virtual.run;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.RecordId;
import syncline.engage.directory.MemoryPeople;
import syncline.sync.rules.ProfileRow;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.CrmRows;
import syncline.virtual.crm.Place;
import syncline.virtual.traffic.DeviceRows;

/** The rows of the modelled CRM, as far as devices depend on them. */
record HeldRows(CrmModel crm, MemoryPeople people) implements DeviceRows {
    private static final String ACCOUNTS = "V4S";

    @Override
    public void profiles(Sink sink) {
        new CrmRows(crm, people).profilePlaces().forEach(place -> {
            if (crm.current(place) instanceof ProfileRow row) {
                sink.row(account(row), millis(place));
            }
        });
    }

    @Override
    public void connections(Sink sink) {
        new CrmRows(crm, people)
                .connectionPlaces()
                .filter(place -> crm.current(place) != null)
                .forEach(place -> {
                    var profile = crm.places()
                            .profile(place.number(), people.idOf(place.number()).orElseThrow());
                    if (crm.current(profile) instanceof ProfileRow row) {
                        sink.row(account(row), Math.max(millis(place), millis(profile)));
                    }
                });
    }

    private static long account(ProfileRow row) {
        return number(row.account());
    }

    private static long number(@Nullable String account) {
        return account == null ? NO_ACCOUNT : RecordId.parse(ACCOUNTS, account).orElse(NO_ACCOUNT);
    }

    private long millis(Place place) {
        return Objects.requireNonNullElse(crm.modifiedAt(place), Instant.EPOCH).toEpochMilli();
    }

    @Override
    public LongStream accounts() {
        return Stream.concat(crm.linkedAccounts().stream(), crm.otherAccounts().stream())
                .mapToLong(HeldRows::number);
    }
}
