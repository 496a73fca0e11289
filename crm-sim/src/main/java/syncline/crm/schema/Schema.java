package syncline.crm.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All objects of one CRM. */
public final class Schema {
    private final Map<String, CrmObject> objects;
    private final Map<CrmObject, Map<String, Input>> inputs;

    /**
     * A name that may stand in a record sent to the CRM.
     *
     * @param field the field it sets
     * @param by for a reference given through a field of the referenced record ({@code account__vr.x}): that field; else null
     * @param typeName whether it gives a record type by name ({@code object_type__v.api_name__v}) instead of by id
     */
    public record Input(Field field, @Nullable Field by, boolean typeName) {}

    Schema(Map<String, CrmObject> objects) {
        this.objects = Map.copyOf(objects);
        this.inputs = objects.values().stream().collect(Collectors.toUnmodifiableMap(o -> o, this::inputsOf));
    }

    /** What a name in a record of this object means, or null if nothing is known by it. */
    public @Nullable Input input(CrmObject object, String name) {
        return inputs.getOrDefault(object, Map.of()).get(name);
    }

    private Map<String, Input> inputsOf(CrmObject object) {
        var known = new HashMap<String, Input>();
        for (Field field : object.fields()) {
            known.put(field.name(), new Input(field, null, false));
            if (field.type() == FieldType.TYPE) {
                known.put(field.name() + ".api_name__v", new Input(field, null, true));
            }
            String target = field.target();
            if (target != null && field.relationship() != null) {
                required(target).fields().stream()
                        .filter(Field::unique)
                        .forEach(by -> known.put(field.relationship() + "." + by.name(), new Input(field, by, false)));
            }
        }
        return known;
    }

    /** The objects of the simulated Vault CRM. */
    public static Schema vault() {
        return SchemaYaml.read("/syncline/crm/vault-objects.yaml");
    }

    /** All objects by name. */
    public Map<String, CrmObject> objects() {
        return objects;
    }

    /** The object of that name, or null. */
    public @Nullable CrmObject object(String name) {
        return objects.get(name);
    }

    /**
     * An object that the program itself relies on.
     *
     * @throws IllegalArgumentException if there is none
     */
    public CrmObject required(String name) {
        CrmObject object = objects.get(name);
        if (object == null) {
            throw new IllegalArgumentException("This CRM has no object " + name);
        }
        return object;
    }
}
