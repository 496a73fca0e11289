package syncline.crm.security;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/**
 * The form of the YAML resource that holds permission sets and the security profiles that combine them.
 *
 * @param permissionSets rights by object, by the name of the set
 * @param securityProfiles the sets of each profile
 */
@JsonNaming(SnakeCaseStrategy.class)
record PermissionsYaml(
        Map<String, Map<String, RightsYaml>> permissionSets, Map<String, List<String>> securityProfiles) {
    private static final Map<Character, Right> LETTERS =
            Map.of('C', Right.CREATE, 'R', Right.READ, 'E', Right.EDIT, 'D', Right.DELETE);

    /**
     * @param types names of types; all if absent
     * @param read names of fields, or {@code all}
     */
    record RightsYaml(
            String rights,
            @Nullable List<String> types,
            @Nullable List<String> edit,
            @Nullable Object read) {}

    static PermissionsYaml read(String resource) {
        try (var in = Objects.requireNonNull(PermissionsYaml.class.getResourceAsStream(resource), resource)) {
            return new YAMLMapper().readValue(in, PermissionsYaml.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The permission sets by name. */
    Map<String, PermissionSet> sets(Schema schema) {
        var sets = new TreeMap<String, PermissionSet>();
        permissionSets.forEach((name, objects) -> {
            var rights = new HashMap<String, ObjectRights>();
            objects.forEach((object, yaml) -> rights.put(object, rights(schema.required(object), yaml)));
            sets.put(name, new PermissionSet(name, false, rights));
        });
        return sets;
    }

    /** What the users of each security profile may do, by the profile's name. */
    Map<String, PermissionSet> profiles(Schema schema) {
        var sets = sets(schema);
        var profiles = new TreeMap<String, PermissionSet>();
        securityProfiles.forEach((name, parts) -> {
            PermissionSet all = PermissionSet.none(name);
            for (String part : parts) {
                all = all.plus(Objects.requireNonNull(sets.get(part), () -> "No permission set " + part));
            }
            profiles.put(name, all);
        });
        return profiles;
    }

    private static ObjectRights rights(CrmObject object, RightsYaml yaml) {
        var rights = EnumSet.noneOf(Right.class);
        for (char letter : yaml.rights.toCharArray()) {
            rights.add(Objects.requireNonNull(LETTERS.get(letter), () -> "No right " + letter));
        }
        return ObjectRights.of(
                rights,
                yaml.types == null ? object.types().keySet() : Set.copyOf(yaml.types),
                readable(object, yaml.read),
                fields(object, yaml.edit == null ? List.of() : yaml.edit));
    }

    private static BitSet readable(CrmObject object, @Nullable Object read) {
        return switch (read) {
            case null -> new BitSet();
            case List<?> names -> fields(object, names);
            default -> fields(object, object.fields().stream().map(Field::name).toList());
        };
    }

    private static BitSet fields(CrmObject object, List<?> names) {
        var fields = new BitSet();
        names.forEach(name -> fields.set(object.required(name.toString()).position()));
        return fields;
    }
}
