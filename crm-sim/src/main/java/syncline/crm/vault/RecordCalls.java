package syncline.crm.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.CallRefused;
import syncline.crm.records.Crm;
import syncline.crm.records.Draft;
import syncline.crm.records.Outcome;
import syncline.crm.records.Row;
import syncline.crm.records.Write;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;
import syncline.crm.security.Caller;

/** The calls on {@code /vobjects/…}: create, update, upsert and read one. */
final class RecordCalls {
    private final Crm crm;

    RecordCalls(Crm crm) {
        this.crm = crm;
    }

    byte[] createOrUpsert(Call call, Caller caller, String objectName) {
        CrmObject object = object(objectName);
        Field key = key(call, object);
        return key == null
                ? write(call, Write.create(caller, object, call.migration()))
                : write(call, Write.upsert(caller, object, key, call.migration()));
    }

    byte[] update(Call call, Caller caller, String objectName) {
        CrmObject object = object(objectName);
        Field key = key(call, object);
        return write(call, Write.update(caller, object, key == null ? object.id() : key, call.migration()));
    }

    byte[] delete(Call call, Caller caller, String objectName) {
        CrmObject object = object(objectName);
        Field given = key(call, object);
        Field key = given == null ? object.id() : given;
        return delete(caller, object, key, RecordBody.read(call, () -> crm.draft(object)));
    }

    byte[] delete(Call call, Caller caller, String objectName, String id) {
        CrmObject object = object(objectName);
        Draft only = crm.draft(object);
        only.set("id", id);
        return delete(caller, object, object.id(), List.of(only));
    }

    private byte[] delete(Caller caller, CrmObject object, Field key, List<Draft> drafts) {
        List<Outcome> outcomes = crm.delete(caller, object, key, drafts);
        return new BulkAnswer(Write.update(caller, object, key, false), "").of(drafts, outcomes);
    }

    byte[] read(Call call, Caller caller, String objectName, String id) {
        CrmObject object = object(objectName);
        var rights = caller.permissions().on(object);
        if (!rights.read()) {
            throw new CallRefused("INSUFFICIENT_ACCESS", "User has no permission to read records of [" + object + "]");
        }
        Row row =
                crm.read(caller, object, id).orElseThrow(() -> new CallRefused("INVALID_DATA", Field.noSuchRecord(id)));
        var data = new LinkedHashMap<String, @Nullable Object>();
        for (Field field : object.fields()) {
            if (rights.readable(field)) {
                data.put(field.name(), shown(object, field, row.get(field), false));
            }
        }
        String base = "/api/" + call.version();
        var about = new LinkedHashMap<String, Object>();
        about.put("url", base + "/metadata/vobjects/" + object);
        about.put("label", object.label());
        about.put("name", object.name());
        about.put("label_plural", object.labelPlural());
        about.put("prefix", object.prefix());
        var details = Map.of("url", base + "/vobjects/" + object + "/" + id, "object", about);
        var content = new LinkedHashMap<String, Object>();
        content.put("responseDetails", details);
        content.put("data", data);
        return Answer.success(content);
    }

    /** A value as records and query rows show it: picklists as lists of names, types by id. */
    static @Nullable Object shown(CrmObject object, Field field, @Nullable Object value, boolean typeName) {
        if (value == null) {
            return null;
        }
        if (field.type() == FieldType.TYPE && !typeName) {
            var type = object.types().get(value.toString());
            return type == null ? value : type.id();
        }
        return field.type() == FieldType.PICKLIST ? List.of(value) : field.show(value);
    }

    private byte[] write(Call call, Write write) {
        List<Draft> drafts = RecordBody.read(call, () -> crm.draft(write.object()));
        List<Outcome> outcomes = crm.write(write, drafts);
        String urls = "/api/" + call.version() + "/vobjects/" + write.object() + "/";
        return new BulkAnswer(write, urls).of(drafts, outcomes);
    }

    private CrmObject object(String name) {
        CrmObject object = crm.schema().object(name);
        if (object == null) {
            throw new CallRefused("INVALID_DATA", Field.noSuchRecord(name));
        }
        return object;
    }

    private static @Nullable Field key(Call call, CrmObject object) {
        String name = call.parameter("idParam").orElse(null);
        if (name == null) {
            return null;
        }
        Field field = object.field(name);
        if (field == null) {
            throw new CallRefused("INVALID_DATA", "The idParam [" + name + "] is not a field of [" + object + "]");
        }
        return field;
    }
}
