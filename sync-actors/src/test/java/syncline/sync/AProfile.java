package syncline.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageProfile.Role;

/** A profile as a test lets it become: an HCP with one connection in the Vault, then changed step by step. */
public final class AProfile {
    private final String id;
    private final Instant signedUpAt;
    private long revision = 1;
    private Instant modifiedAt;
    private Role role = Role.HCP;
    private @Nullable String firstName = "Ada";
    private @Nullable String lastName = "Osler";
    private @Nullable String displayName;
    private @Nullable String title = "Dr";
    private List<String> degrees = List.of("MD");
    private @Nullable String photoUrl;
    private @Nullable String account;
    private int companyConnections = 1;
    private int vaultConnections = 1;
    private @Nullable Instant deletedAt;

    private AProfile(String id, Instant at) {
        this.id = id;
        this.signedUpAt = at;
        this.modifiedAt = at;
    }

    /** One that signed up at {@code at}. */
    public static AProfile named(String id, Instant at) {
        return new AProfile(id, at);
    }

    public AProfile role(Role value) {
        role = value;
        return this;
    }

    public AProfile names(@Nullable String first, @Nullable String last, @Nullable String display) {
        firstName = first;
        lastName = last;
        displayName = display;
        return this;
    }

    public AProfile title(@Nullable String value) {
        title = value;
        return this;
    }

    public AProfile degrees(String... values) {
        degrees = List.of(values);
        return this;
    }

    public AProfile photo(@Nullable String url) {
        photoUrl = url;
        return this;
    }

    public AProfile account(@Nullable String value) {
        account = value;
        return this;
    }

    /** Its active connections to users of the company, and how many of those users are of the Vault. */
    public AProfile connections(int company, int vault) {
        companyConnections = company;
        vaultConnections = vault;
        return this;
    }

    public AProfile deleted(Instant at) {
        deletedAt = at;
        return connections(0, 0);
    }

    /** What was set since counts as one change in Engage. */
    public AProfile changed(Instant at) {
        revision++;
        modifiedAt = at;
        return this;
    }

    public EngageProfile now() {
        return new EngageProfile(
                id,
                revision,
                modifiedAt,
                role,
                firstName,
                lastName,
                displayName,
                title,
                degrees,
                photoUrl,
                signedUpAt,
                account,
                companyConnections,
                vaultConnections,
                deletedAt);
    }
}
