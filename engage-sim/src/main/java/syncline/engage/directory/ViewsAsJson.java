package syncline.engage.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Role;
import syncline.lab.IsoTime;

/** Builds the JSON of views one by one, several times as fast as a mapper does: there may be tens of millions. */
final class ViewsAsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ViewsAsJson() {}

    static ObjectNode of(ProfileView p) {
        var degrees = NODES.arrayNode(p.degrees().size());
        p.degrees().forEach(degrees::add);
        var json = object(16);
        json.put("id", p.id());
        json.put("revision", p.revision());
        json.put("modifiedAt", text(p.modifiedAt()));
        json.put("role", p.role() == Role.HCP ? "hcp" : "staff");
        json.put("firstName", p.firstName());
        json.put("lastName", p.lastName());
        json.put("displayName", p.displayName());
        json.put("title", p.title());
        json.set("degrees", degrees);
        json.put("photoUrl", p.photoUrl());
        json.put("signedUpAt", text(p.signedUpAt()));
        json.put("account", p.account());
        json.put("companyConnections", p.companyConnections());
        json.put("vaultConnections", p.vaultConnections());
        json.put("deletedAt", text(p.deletedAt()));
        json.put("mergedInto", p.mergedInto());
        return json;
    }

    static ObjectNode of(ConnectionView c) {
        var json = object(10);
        json.put("id", c.id());
        json.put("revision", c.revision());
        json.put("modifiedAt", text(c.modifiedAt()));
        json.put("profileId", c.profileId());
        json.put("profileName", c.profileName());
        json.put("username", c.username());
        json.put("vault", c.vault());
        json.put("active", c.active());
        json.put("connectedAt", text(c.connectedAt()));
        json.put("disconnectedAt", text(c.disconnectedAt()));
        return json;
    }

    private static ObjectNode object(int fields) {
        return new ObjectNode(NODES, LinkedHashMap.newLinkedHashMap(fields));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : IsoTime.text(time.toEpochMilli());
    }
}
