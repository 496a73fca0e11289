package syncline.crm.security;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;

/** Reads the permission sets of a CRM from their YAML resource. */
public final class PermissionSets {
    /** May do everything. */
    public static final String SYSTEM_ADMINISTRATOR = "system administrator";
    /** What the sync needs, and no more. */
    public static final String INTEGRATION = "integration";
    /** What a field user needs to see the indicator. */
    public static final String END_USER = "end user";

    private PermissionSets() {}

    private record SetYaml(boolean everything, @Nullable Map<String, RightsYaml> objects) {}

    private record RightsYaml(
            String rights,
            @Nullable List<String> types,
            @Nullable List<String> edit,
            @Nullable List<String> read) {}

    /** The permission sets of the simulated Vault CRM, by name. */
    public static Map<String, PermissionSet> vault(Schema schema) {
        return read(schema, "/syncline/crm/vault-permissions.yaml");
    }

    /**
     * Permission sets from a resource, by name.
     *
     * @throws IllegalArgumentException if it names an object or a field that the schema lacks
     */
    public static Map<String, PermissionSet> read(Schema schema, String resource) {
        try (var in = Objects.requireNonNull(PermissionSets.class.getResourceAsStream(resource), resource)) {
            Map<String, SetYaml> yaml = new YAMLMapper().readValue(in, new TypeReference<>() {});
            var sets = new TreeMap<String, PermissionSet>();
            yaml.forEach((name, set) -> sets.put(name, set(schema, name, set)));
            return sets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PermissionSet set(Schema schema, String name, SetYaml yaml) {
        var objects = new HashMap<String, ObjectRights>();
        if (yaml.everything) {
            schema.objects().values().forEach(o -> objects.put(o.name(), ObjectRights.all(o)));
        } else if (yaml.objects != null) {
            yaml.objects.forEach((object, rights) -> objects.put(object, rights(schema.required(object), rights)));
        }
        return new PermissionSet(name, yaml.everything, objects);
    }

    private static ObjectRights rights(CrmObject object, RightsYaml yaml) {
        BitSet editable = fields(object, yaml.edit);
        BitSet readable = fields(object, yaml.read);
        readable.or(editable);
        readable.set(object.id().position());
        return new ObjectRights(
                yaml.rights.contains("C"),
                yaml.rights.contains("R"),
                yaml.rights.contains("E"),
                yaml.types == null ? Set.of() : Set.copyOf(yaml.types),
                readable,
                editable);
    }

    private static BitSet fields(CrmObject object, @Nullable List<String> names) {
        var fields = new BitSet();
        if (names != null) {
            names.forEach(name -> fields.set(object.required(name).position()));
        }
        return fields;
    }
}
