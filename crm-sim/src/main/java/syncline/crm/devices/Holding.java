package syncline.crm.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.crm.query.Evaluation;
import syncline.crm.query.Vql;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.Row;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.security.ObjectRights;

/**
 * The records of one object that a device is to hold: those of the VMOC's filter, of types that the user may see, and of accounts
 * that the device holds. The filter was written by an administrator and may use what the user cannot read; what is sent of a
 * record is only what the user can.
 */
final class Holding {
    private final Crm crm;
    private final Vmoc vmoc;
    private final Device device;
    private final ObjectRights rights;

    Holding(Crm crm, Vmoc vmoc, Device device) {
        this.crm = crm;
        this.vmoc = vmoc;
        this.device = device;
        this.rights = device.user().permissions().on(vmoc.object());
    }

    CrmObject object() {
        return vmoc.object();
    }

    boolean enhancedSync() {
        return vmoc.enhancedSync();
    }

    /** The fields that are sent. */
    List<Field> fields() {
        return object().fields().stream().filter(rights::readable).toList();
    }

    /** What the device is to hold at that time. */
    Filter held(Instant at) {
        var all = new ArrayList<Filter>();
        Field type = object().typeField();
        Field account = vmoc.account();
        String where = vmoc.where();
        if (account != null) {
            all.add(device.territory().filter(account));
        }
        if (type != null) {
            all.add(new Filter.OneOf(type, List.copyOf(rights.types())));
        }
        if (where != null) {
            var evaluation = new Evaluation(device.language(), at);
            all.add(Vql.filter(where, object(), crm.schema(), crm.system().permissions(), evaluation));
        }
        return new Filter.And(all);
    }

    /** Of what it is to hold, all that may have come or changed since an earlier sync. */
    Filter come(Instant since, Instant now) {
        Filter held = held(now);
        return new Filter.And(List.of(Touched.since(object(), held, since), held));
    }

    /** What it need no longer hold, of all it may have held at an earlier sync (rule K14). */
    Filter gone(Instant since, Instant now) {
        Filter held = held(now);
        Filter before = held(since);
        Filter touched = Touched.since(object(), held, since);
        Filter may = before.equals(held) ? touched : new Filter.Or(List.of(touched, before));
        return new Filter.And(List.of(may, new Filter.Not(held)));
    }

    /** A row as a device gets it: plain values, empty ones as null. */
    static Map<String, @Nullable Object> shown(Row row, List<Field> fields) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach(field -> shown.put(field.name(), row.show(field)));
        return shown;
    }
}
