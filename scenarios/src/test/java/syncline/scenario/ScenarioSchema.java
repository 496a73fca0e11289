package syncline.scenario;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Generates the JSON schema of scenario files from the model, with the tables that the loader uses. */
final class ScenarioSchema {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ScenarioSchema() {}

    static String generate() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(ScenarioSchema::scalar)
                .withSubtypeResolver(ScenarioSchema::variants)
                .withTypeAttributeOverride((node, scope, context) -> orFirstAlone(node, scope.getType()));
        config.forFields()
                .withIgnoreCheck(field -> Grammar.isPlace(component(field)))
                .withPropertyNameOverrideResolver(field -> Grammar.name(component(field)))
                .withRequiredCheck(field -> !Grammar.optional(component(field)))
                .withDescriptionResolver(ScenarioSchema::text)
                .withInstanceAttributeOverride((node, field, context) -> bounds(node, field));
        var schema = new SchemaGenerator(config.build()).generateSchema(Scenario.class);
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("title", "A scenario of Syncline");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static @Nullable CustomDefinition scalar(ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        var node = context.getGeneratorConfig().createObjectNode();
        if (raw.isEnum()) {
            var words = node.put("type", "string").putArray("enum");
            Scalars.words(raw).forEach(words::add);
            return new CustomDefinition(node, true);
        }
        var form = Scalars.TABLE.get(raw);
        if (form == null) {
            return null;
        }
        if (form.jsonTypes().size() == 1) {
            node.put("type", form.jsonTypes().getFirst());
        } else {
            form.jsonTypes().forEach(node.putArray("type")::add);
        }
        if (form.pattern() != null) {
            node.put("pattern", form.pattern());
        }
        return new CustomDefinition(node, true);
    }

    /** A record that may be written as its first field alone has that field's form beside its own. */
    private static void orFirstAlone(ObjectNode node, ResolvedType type) {
        if (type.getErasedType().isAnnotationPresent(OrFirstAlone.class)) {
            var first = type.getErasedType().getRecordComponents()[0].getType();
            var form = Objects.requireNonNull(Scalars.TABLE.get(first));
            node.putArray("type").add("object").add("string");
            node.put("pattern", form.pattern());
        }
    }

    private static @Nullable List<ResolvedType> variants(ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        if (!raw.isSealed() || Scalars.TABLE.containsKey(raw)) {
            return null;
        }
        var variants = new ArrayList<ResolvedType>();
        for (Class<?> variant : raw.getPermittedSubclasses()) {
            variants.add(context.getTypeContext().resolveSubtype(type, variant));
        }
        return variants;
    }

    private static void bounds(ObjectNode node, FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return;
        }
        var component = component(field);
        var between = component.getAnnotation(Between.class);
        if (between != null && List.class.isAssignableFrom(component.getType())) {
            node.put("minItems", Long.parseLong(between.min())).put("maxItems", Long.parseLong(between.max()));
        } else if (between != null && Map.class.isAssignableFrom(component.getType())) {
            node.put("maxProperties", Long.parseLong(between.max()));
        } else if (between != null && between.min().matches("-?\\d+")) {
            node.put("minimum", Long.parseLong(between.min())).put("maximum", Long.parseLong(between.max()));
        }
        var standard = component.getAnnotation(Default.class);
        if (standard != null && !standard.value().matches("[\\[{].*")) {
            node.set("default", plain(component, standard.value()));
        }
    }

    private static JsonNode plain(RecordComponent component, String value) {
        var form = Scalars.TABLE.get(component.getType());
        boolean number = form != null && !form.jsonTypes().contains("string");
        return number ? JSON.readTree(value) : JSON.getNodeFactory().stringNode(value);
    }

    private static RecordComponent component(FieldScope field) {
        return Arrays.stream(field.getDeclaringType().getErasedType().getRecordComponents())
                .filter(c -> c.getName().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String text(FieldScope field) {
        var about = component(field).getAnnotation(About.class);
        return about == null || field.isFakeContainerItemScope() ? null : about.value();
    }
}
