package syncline.crm.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.security.PermissionSets;

/** The devices of a CRM's end users, and what each of them is to hold. */
public final class Devices {
    private final Crm crm;
    private final List<Vmoc> vmocs;
    private final CrmObject users;
    private final Field username;
    private final Field profile;
    private final Field language;
    private final Filter endUser;

    private Devices(Crm crm, List<Vmoc> vmocs) {
        this.crm = crm;
        this.vmocs = vmocs;
        this.users = crm.schema().required("user__sys");
        this.username = users.required("username__sys");
        this.profile = users.required("security_profile__sys");
        this.language = users.required("language__sys");
        this.endUser = new Filter.Compare(profile, Filter.Comparison.EQUAL, PermissionSets.END_USER);
    }

    /** Devices as the VMOCs of the simulated Vault CRM say. */
    public static Devices vault(Crm crm) {
        return read(crm, "/syncline/crm/vmocs.yaml");
    }

    /**
     * Devices as the VMOCs of a resource say.
     *
     * @throws syncline.lab.UserError if a VMOC cannot be used
     */
    static Devices read(Crm crm, String resource) {
        return new Devices(crm, VmocsYaml.read(crm.schema(), crm.system().permissions(), resource));
    }

    /** The device of an end user; empty if there is no active end user of that name. */
    Optional<Device> device(String name, Platform platform) {
        return crm.user(name)
                .filter(row -> PermissionSets.END_USER.equals(row.get(profile)))
                .flatMap(row -> crm.caller(row.id())
                        .map(user -> new Device(user, String.valueOf(row.get(language)), territory(name), platform)));
    }

    private Territory territory(String name) {
        var before = new Filter.Compare(username, Filter.Comparison.LESS, name);
        long rank = crm.count(users(new Filter.And(List.of(endUser, before))));
        return new Territory(Math.max(crm.count(users(endUser)), rank + 1), rank);
    }

    /** What the device is to hold: one entry for each object that comes down to its platform and that its user may read. */
    List<Holding> holdings(Device device) {
        return vmocs.stream()
                .filter(vmoc -> vmoc.active() && vmoc.platform() == device.platform())
                .filter(vmoc -> device.user().permissions().on(vmoc.object()).read())
                .map(vmoc -> new Holding(crm, vmoc, device))
                .toList();
    }

    /**
     * Whether a device may hold other accounts or other languages than at that time: territories are drawn anew when an end user
     * is added, and the user's own record tells the language.
     */
    boolean redrawnSince(Device device, Instant time) {
        var added = new Filter.And(List.of(endUser, since("created_date__v", time)));
        var self = new Filter.And(List.of(
                new Filter.Compare(
                        users.id(), Filter.Comparison.EQUAL, device.user().userId()),
                since("modified_date__v", time)));
        return crm.count(users(new Filter.Or(List.of(added, self)))) > 0;
    }

    private Selection users(Filter filter) {
        return new Selection(users, List.of(users.id()), filter, List.of());
    }

    private Filter since(String field, Instant time) {
        return new Filter.Compare(users.required(field), Filter.Comparison.GREATER_OR_EQUAL, time.toEpochMilli());
    }
}
