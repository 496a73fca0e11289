package syncline.virtual.crm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import syncline.engage.directory.Dossier;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.ProfileIds;
import syncline.sync.rules.CrmObject;

/** Finds the places of records. It never changes and is safe for use by many threads. */
public final class Places {
    /** Room for the numbers of a profile's connections in the CRM: those of the population, and as many new ones. */
    private static final long ROOM = 2 * (Population.MOST_CONNECTIONS + 1L);

    private final Population population;
    /** At [n], the slot of the first connection of profile n; one more than there are profiles. */
    private final int[] first;

    /** Counts all connections of a population once. */
    public Places(Population population) {
        this.population = population;
        this.first = new int[population.profiles() + 1];
        for (int n = 0; n < population.profiles(); n++) {
            first[n + 1] = Math.addExact(first[n], population.connectionCount(n));
        }
    }

    /** How many records of an object the population has. */
    public int slots(CrmObject object) {
        return switch (object) {
            case PROFILE -> population.profiles();
            case CONNECTION -> first[population.profiles()];
        };
    }

    /** The place of a profile. */
    public Place profile(int number, String id) {
        return new Place(
                CrmObject.PROFILE, number, number < population.profiles() ? number : Place.NEW, id, number + 1);
    }

    /** The place of a connection that the population has, by its position among those of its profile. */
    public Place original(int number, int position, String id) {
        return new Place(CrmObject.CONNECTION, number, first[number] + position, id, number * ROOM + position + 1);
    }

    /** The places of a dossier's connections, in its order. */
    public List<Place> connections(Dossier dossier) {
        int number = dossier.number();
        var original = original(number);
        var places = new ArrayList<Place>(dossier.connections().size());
        for (Connection connection : dossier.connections()) {
            String id = connection.id();
            Integer position = original.get(id);
            places.add(
                    position == null
                            ? new Place(
                                    CrmObject.CONNECTION,
                                    number,
                                    Place.NEW,
                                    id,
                                    number * ROOM + original.size() + ProfileIds.ordinal(id))
                            : original(number, position, id));
        }
        return places;
    }

    private Map<String, Integer> original(int number) {
        if (number >= population.profiles()) {
            return Map.of();
        }
        var positions = new HashMap<String, Integer>();
        population.connectionsOf(number).forEach(connection -> positions.put(connection.id(), positions.size()));
        return positions;
    }

    int position(Place connection) {
        return connection.slot() - first[connection.number()];
    }
}
