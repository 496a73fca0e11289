package syncline.engage.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Role;

/** Builds the JSON of views one by one, several times as fast as a mapper does: there may be tens of millions. For one thread. */
final class ViewsAsJson {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern(ProfileView.MILLIS, Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Instant lastTime = Instant.MIN;
    private String lastText = "";

    ObjectNode of(ProfileView p) {
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

    ObjectNode of(ConnectionView c) {
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

    /** Most times come several times in a row: those of a profile are its connections', too. */
    private @Nullable String text(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (!time.equals(lastTime)) {
            lastTime = time;
            lastText = MILLIS.format(time);
        }
        return lastText;
    }
}
