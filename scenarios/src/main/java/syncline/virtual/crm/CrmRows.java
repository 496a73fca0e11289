package syncline.virtual.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.draws.Draws;
import syncline.crm.schema.UtcTime;
import syncline.engage.directory.Dossier;
import syncline.engage.directory.MemoryPeople;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.ProfileRow;

/** The rows of a virtual CRM as the lab reads them from the simulated one: ordered by external id, one at a time. */
public final class CrmRows {
    /** The id of the integration user, who writes what the sync writes. */
    public static final long WRITER = 12_001;

    private static final long SOMEBODY_ELSE = 1;

    private final CrmModel crm;
    private final MemoryPeople people;

    public CrmRows(CrmModel crm, MemoryPeople people) {
        this.crm = crm;
        this.people = people;
    }

    /** Rows of {@code engage_profile__v}. */
    public Iterator<JsonNode> profiles() {
        return profilePlaces().flatMap(this::row).iterator();
    }

    /** Rows of {@code engage_connection__v}, by profile where the population's ids are in no order. */
    public Iterator<JsonNode> connections() {
        return connectionPlaces().flatMap(this::row).iterator();
    }

    /** The places of all profiles, ordered by id. */
    public Stream<Place> profilePlaces() {
        return numbers().mapToObj(n -> crm.places().profile(n, people.idOf(n).orElseThrow()));
    }

    /** The places of all connections, ordered by profile and id. */
    public Stream<Place> connectionPlaces() {
        return numbers().boxed().flatMap(this::connectionsOf);
    }

    private Stream<Place> connectionsOf(int number) {
        if (people.isOriginal(number)) {
            var connections = people.population().connectionsOf(number);
            return IntStream.range(0, connections.size())
                    .mapToObj(i ->
                            crm.places().original(number, i, connections.get(i).id()));
        }
        Dossier dossier = people.dossier(number);
        return crm.places().connections(dossier).stream();
    }

    private IntStream numbers() {
        var given = IntStream.range(0, people.given())
                .filter(n ->
                        n < people.population().profiles() || people.idOf(n).isPresent());
        return people.population().idsInOrder()
                ? given
                : given.boxed()
                        .sorted(Comparator.comparing(n -> people.idOf(n).orElseThrow()))
                        .mapToInt(n -> n);
    }

    /**
     * A person edits rows by hand (C37): as many as wanted, drawn from a seed among those of records that have not ended.
     *
     * @return the external ids of what was edited
     * @throws IllegalArgumentException if there are too few rows
     */
    public List<String> edit(CrmObject object, long seed, int count, Instant at) {
        var places = switch (object) {
            case PROFILE -> profilePlaces();
            case CONNECTION -> connectionPlaces();
        };
        var live = places.filter(this::isLive).toList();
        var byId = new HashMap<String, Place>();
        live.forEach(place -> byId.put(place.id(), place));
        var drawn = Draws.edits(
                seed,
                count,
                object.apiName(),
                live.stream().map(Place::id).sorted().toList());
        drawn.forEach(id -> crm.edit(Objects.requireNonNull(byId.get(id)), at));
        return drawn;
    }

    private boolean isLive(Place place) {
        return switch (crm.current(place)) {
            case null -> false;
            case ProfileRow profile -> profile.status() != ProfileRow.Status.DELETED;
            case ConnectionRow connection -> connection.active();
        };
    }

    private Stream<JsonNode> row(Place place) {
        CrmRow row = crm.current(place);
        return row == null ? Stream.empty() : Stream.of(json(place, row));
    }

    private ObjectNode json(Place place, CrmRow row) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", place.crmId());
        json.put("status__v", "active__v");
        json.put("modified_by__v", crm.isEdited(place) ? SOMEBODY_ELSE : WRITER);
        put(json, "modified_date__v", Objects.requireNonNull(crm.modifiedAt(place)));
        row.fields().forEach((field, value) -> put(json, field, value));
        switch (row) {
            case ProfileRow profile -> json.put("object_type__v", profile.objectType());
            case ConnectionRow connection -> {
                json.put("object_type__v", ConnectionRow.OBJECT_TYPE);
                json.put(
                        "to_engage_profile__v",
                        crm.places()
                                .profile(place.number(), connection.profileId())
                                .crmId());
            }
        }
        json.remove("object_type__v.api_name__v");
        json.remove(ConnectionRow.PROFILE);
        return json;
    }

    private static void put(ObjectNode json, String field, @Nullable Object value) {
        switch (value) {
            case null -> json.putNull(field);
            case Instant time -> json.put(field, UtcTime.text(time.toEpochMilli()));
            case Boolean flag -> json.put(field, flag);
            default -> json.put(field, value.toString());
        }
    }
}
