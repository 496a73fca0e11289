package syncline.crm.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.crm.query.Evaluation;
import syncline.crm.query.QueryRefused;
import syncline.crm.query.Vql;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSet;
import syncline.lab.UserError;

/** Reads VMOCs from the YAML resource that holds them, and checks them all before any is used. */
final class VmocsYaml {
    private static final String ACCOUNT = "account__v";
    private static final Evaluation TRIAL = new Evaluation("en", Instant.EPOCH);

    private final Schema schema;
    private final PermissionSet permissions;
    private final String resource;
    private final List<Vmoc> vmocs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** What a VMOC goes by. */
    enum Type {
        /** The records that fulfil the filter. */
        @JsonProperty("full sync")
        FULL_SYNC,
        /** The user's own records: for accounts, those of the territory. */
        @JsonProperty("top level sync")
        TOP_LEVEL_SYNC
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record VmocYaml(
            @Nullable Type type,
            boolean active,
            @Nullable String accountLookup,
            boolean enhancedSync,
            @Nullable String where) {}

    private VmocsYaml(Schema schema, PermissionSet permissions, String resource) {
        this.schema = schema;
        this.permissions = permissions;
        this.resource = resource;
    }

    /**
     * The VMOCs of a resource, in its order.
     *
     * @param permissions what filters may speak of
     * @throws UserError if any of them cannot be used; it tells of all that is wrong
     */
    static List<Vmoc> read(Schema schema, PermissionSet permissions, String resource) {
        var yaml = new VmocsYaml(schema, permissions, resource);
        var mapper = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (var in = Objects.requireNonNull(VmocsYaml.class.getResourceAsStream(resource), resource)) {
            Map<String, Map<String, VmocYaml>> all = mapper.readValue(in, new TypeReference<>() {});
            all.forEach((object, platforms) -> platforms.forEach((platform, vmoc) -> yaml.add(object, platform, vmoc)));
        } catch (JsonProcessingException e) {
            throw new UserError(resource + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!yaml.faults.isEmpty()) {
            throw new UserError(String.join("\n", yaml.faults));
        }
        return List.copyOf(yaml.vmocs);
    }

    private void add(String objectName, String platformName, VmocYaml yaml) {
        String place = resource + ", " + objectName + " on " + platformName + ": ";
        CrmObject object = schema.object(objectName);
        var platform = Platform.named(platformName);
        if (object == null) {
            faults.add(place + "this CRM has no such object");
        } else if (platform.isEmpty()) {
            faults.add(place + "devices are iPad or iPhone");
        } else {
            Field account = account(place, object, yaml);
            if (yaml.type == null) {
                faults.add(place + "the type is missing");
            }
            check(place, object, yaml.where);
            vmocs.add(new Vmoc(object, platform.get(), yaml.active, account, yaml.enhancedSync, yaml.where));
        }
    }

    private @Nullable Field account(String place, CrmObject object, VmocYaml yaml) {
        boolean topLevel = yaml.type == Type.TOP_LEVEL_SYNC;
        if (topLevel && !object.name().equals(ACCOUNT)) {
            faults.add(place + "only accounts come down by territory; this object needs the type full sync");
        }
        String name = yaml.accountLookup;
        if (name == null) {
            return topLevel ? object.id() : null;
        }
        Field field = object.field(name);
        if (field == null || !ACCOUNT.equals(field.target())) {
            faults.add(place + "the account lookup " + name + " is no field that refers to an account");
        }
        return field;
    }

    private void check(String place, CrmObject object, @Nullable String where) {
        try {
            if (where != null) {
                Vql.filter(where, object, schema, permissions, TRIAL);
            }
        } catch (QueryRefused e) {
            faults.add(place + e.reason());
        }
    }
}
