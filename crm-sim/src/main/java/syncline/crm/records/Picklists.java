package syncline.crm.records;

import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;
import syncline.crm.schema.Schema;

/**
 * Which values of the picklists are active. Records keep an inactive value that they have, but none gets it anew (rule I34). All are
 * active when the CRM starts. Safe for use by many threads.
 */
public final class Picklists {
    private final Map<String, Set<String>> values;
    private final Set<Value> inactive = ConcurrentHashMap.newKeySet();

    private record Value(String picklist, Object name) {}

    Picklists(Schema schema) {
        this.values = schema.objects().values().stream()
                .map(CrmObject::fields)
                .flatMap(Collection::stream)
                .filter(field -> field.type() == FieldType.PICKLIST)
                .collect(Collectors.toUnmodifiableMap(
                        field -> String.valueOf(field.picklist()), Field::values, (a, b) -> a));
    }

    /**
     * The values of a picklist in the order of their names, and whether they are active.
     *
     * @throws NoSuchElementException if there is no such picklist
     */
    public Map<String, Boolean> of(String picklist) {
        var all = new TreeMap<String, Boolean>();
        known(picklist).forEach(value -> all.put(value, !inactive.contains(new Value(picklist, value))));
        return all;
    }

    /**
     * Makes a value active or inactive, from the next write on.
     *
     * @throws NoSuchElementException if there is no such picklist or no such value
     */
    public void set(String picklist, String value, boolean active) {
        Set<String> known = known(picklist);
        if (!known.contains(value)) {
            throw new NoSuchElementException(
                    "The picklist %s has no value %s, only %s.".formatted(picklist, value, new TreeSet<>(known)));
        }
        if (active) {
            inactive.remove(new Value(picklist, value));
        } else {
            inactive.add(new Value(picklist, value));
        }
    }

    /** Whether a field may not get this value because it is inactive. */
    boolean inactive(Field field, Object value) {
        String picklist = field.picklist();
        return picklist != null && inactive.contains(new Value(picklist, value));
    }

    private Set<String> known(String picklist) {
        Set<String> known = values.get(picklist);
        if (known == null) {
            throw new NoSuchElementException(
                    "The CRM has no picklist %s, only %s.".formatted(picklist, new TreeSet<>(values.keySet())));
        }
        return known;
    }
}
