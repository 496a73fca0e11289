package syncline.crm.lab;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Crm;

/** A value of a picklist that is to become active or inactive (rule I34). */
record PicklistChange(@Nullable Boolean active) {

    /**
     * @param path the picklist and its value, with a slash between them
     * @return what the picklist then is
     * @throws IllegalArgumentException if active is missing
     * @throws java.util.NoSuchElementException if there is no such picklist or value
     */
    Map<String, ?> apply(Crm crm, String path) {
        if (active == null) {
            throw new IllegalArgumentException("The field active (true or false) is needed.");
        }
        int slash = path.indexOf('/');
        String picklist = slash < 0 ? path : path.substring(0, slash);
        crm.picklists().set(picklist, slash < 0 ? "" : path.substring(slash + 1), active);
        return shown(crm, picklist);
    }

    /** @throws java.util.NoSuchElementException if there is no such picklist */
    static Map<String, ?> shown(Crm crm, String picklist) {
        var values = crm.picklists().of(picklist).entrySet().stream()
                .map(value -> Map.of("name", value.getKey(), "active", value.getValue()))
                .toList();
        return Map.of("picklist", picklist, "values", values);
    }
}
