package syncline.crm.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of the YAML resource that defines objects. */
@JsonNaming(SnakeCaseStrategy.class)
record SchemaYaml(
        Map<String, FieldYaml> commonFields,
        Map<String, Map<String, String>> picklists,
        Map<String, ObjectYaml> objects) {
    /** Names go into SQL as they are, so nothing else may pass. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    @JsonNaming(SnakeCaseStrategy.class)
    record ObjectYaml(
            String label,
            String labelPlural,
            String prefix,
            long firstId,
            @Nullable String autoName,
            @Nullable Map<String, TypeYaml> types,
            @Nullable String defaultType,
            Map<String, FieldYaml> fields) {}

    record TypeYaml(String id, String label) {}

    record FieldYaml(
            String label,
            String type,
            boolean required,
            boolean unique,
            boolean system,
            boolean computed,
            boolean indexed,
            @JsonProperty("max_length") int maxLength,
            @Nullable String picklist,
            @Nullable String object,
            @Nullable String relationship,
            @JsonProperty("default") @Nullable String initial) {}

    static Schema read(String resource) {
        try (var in = Objects.requireNonNull(SchemaYaml.class.getResourceAsStream(resource), resource)) {
            return new YAMLMapper().readValue(in, SchemaYaml.class).schema();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema schema() {
        var built = new LinkedHashMap<String, CrmObject>();
        objects.forEach((name, object) -> built.put(name(name), object(name, object)));
        return new Schema(built);
    }

    private CrmObject object(String name, ObjectYaml yaml) {
        Map<String, TypeYaml> typeYaml = yaml.types == null ? Map.of() : yaml.types;
        var types = new LinkedHashMap<String, RecordType>();
        typeYaml.forEach((type, t) -> types.put(type, new RecordType(type, t.id, t.label)));
        List<Field> fields = new ArrayList<>();
        commonFields.forEach((field, f) -> fields.add(field(field, f, fields.size(), yaml.prefix)));
        if (!types.isEmpty()) {
            fields.add(typeField(fields.size(), types.keySet(), yaml.defaultType));
        }
        yaml.fields.forEach((field, f) -> fields.add(field(field, f, fields.size(), yaml.prefix)));
        return new CrmObject(
                name, yaml.label, yaml.labelPlural, yaml.prefix, yaml.firstId, yaml.autoName, fields, types);
    }

    private Field field(String name, FieldYaml yaml, int position, String ownPrefix) {
        FieldType type = FieldType.valueOf(yaml.type.toUpperCase(Locale.ROOT));
        Set<String> values =
                yaml.picklist == null ? Set.of() : picklist(yaml.picklist).keySet();
        String prefix = switch (type) {
            case ID -> ownPrefix;
            case OBJECT -> target(name, yaml.object).prefix;
            case STRING, NUMBER, BOOLEAN, DATETIME, PICKLIST, TYPE -> "";
        };
        return new Field(
                name(name),
                yaml.label,
                type,
                position,
                yaml.required,
                yaml.unique || type == FieldType.ID,
                yaml.system,
                yaml.computed,
                yaml.indexed,
                yaml.maxLength,
                yaml.picklist,
                Set.copyOf(values),
                yaml.object,
                yaml.relationship,
                prefix,
                initial(type, yaml.initial));
    }

    private static Field typeField(int position, Set<String> types, @Nullable String initial) {
        return new Field(
                CrmObject.TYPE,
                "Object Type",
                FieldType.TYPE,
                position,
                true,
                false,
                false,
                false,
                false,
                0,
                null,
                Set.copyOf(types),
                null,
                null,
                "",
                initial);
    }

    private static @Nullable Object initial(FieldType type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case ID, OBJECT, NUMBER, DATETIME -> Long.valueOf(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case STRING, PICKLIST, TYPE -> text;
        };
    }

    private Map<String, String> picklist(String name) {
        return Objects.requireNonNull(picklists.get(name), () -> "No picklist " + name);
    }

    private ObjectYaml target(String field, @Nullable String object) {
        return Objects.requireNonNull(object == null ? null : objects.get(object), () -> field + " refers to nothing");
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for an object or a field: " + name);
        }
        return name;
    }
}
