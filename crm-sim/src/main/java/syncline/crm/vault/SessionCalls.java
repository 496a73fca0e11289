package syncline.crm.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Crm;
import syncline.crm.records.Row;
import syncline.crm.schema.CrmObject;
import syncline.crm.security.Caller;
import syncline.crm.security.Passwords;
import syncline.crm.security.Sessions;

/** The calls on sessions and users: signing in and out, who am I, which versions there are. */
final class SessionCalls {
    private static final List<String> VERSIONS = List.of("v23.3", "v24.1", "v24.2", "v24.3", "v25.1", "v25.2");

    private final Crm crm;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Vault vault;
    private final CrmObject users;

    SessionCalls(Crm crm, Passwords passwords, Sessions sessions, Vault vault) {
        this.crm = crm;
        this.passwords = passwords;
        this.sessions = sessions;
        this.vault = vault;
        this.users = crm.schema().required("user__sys");
    }

    byte[] signIn(Call call) {
        String username = call.field("username").orElse("");
        String password = call.field("password").orElse("");
        if (password.isEmpty()) {
            return Answer.noSession("NO_PASSWORD_PROVIDED", "No password was provided for the sign-in");
        }
        Optional<Row> user = passwords.matches(username, password) ? crm.user(username) : Optional.empty();
        if (user.isEmpty()) {
            return Answer.noSession("USERNAME_OR_PASSWORD_INCORRECT", "Invalid user name or password");
        }
        long userId = user.get().id();
        if (crm.caller(userId).isEmpty()) {
            return Answer.noSession("INACTIVE_USER", "The user is inactive");
        }
        String host = call.field("vaultDNS").filter(dns -> !dns.isBlank()).orElseGet(call::host);
        var content = new LinkedHashMap<String, Object>();
        content.put("sessionId", sessions.open(userId));
        content.put("userId", userId);
        content.put(
                "vaultIds", List.of(Map.of("id", vault.id(), "name", vault.name(), "url", "https://" + host + "/api")));
        content.put("vaultId", vault.id());
        return Answer.success(content);
    }

    /** Who calls, or empty if the session is missing, unknown or over, or its user no longer active. */
    Optional<Caller> caller(Call call) {
        var userId = sessions.use(call.session());
        return userId.isEmpty() ? Optional.empty() : crm.caller(userId.getAsLong());
    }

    /** Users who were made inactive lose their sessions. */
    void endThoseOfInactiveUsers() {
        sessions.keepOnly(userId -> crm.caller(userId).isPresent());
    }

    byte[] signOut(Call call) {
        sessions.end(call.session());
        return Answer.success(Map.of());
    }

    byte[] versions(Call call) {
        var values = new LinkedHashMap<String, Object>();
        VERSIONS.forEach(v -> values.put(v, "https://" + call.host() + "/api/" + v));
        return Answer.success(Map.of("values", values));
    }

    byte[] me(Caller caller) {
        Row row = crm.user(caller.userId()).orElseThrow();
        var user = new LinkedHashMap<String, @Nullable Object>();
        user.put("id", caller.userId());
        user.put("user_name__v", caller.username());
        user.put("user_first_name__v", value(row, "first_name__sys"));
        user.put("user_last_name__v", value(row, "last_name__sys"));
        user.put("user_email__v", value(row, "email__sys"));
        user.put("user_timezone__v", value(row, "timezone__sys"));
        user.put("user_locale__v", value(row, "locale__sys"));
        user.put("user_language__v", value(row, "language__sys"));
        user.put("active__v", true);
        user.put("domain_active__v", true);
        user.put("domain_name__v", vault.name());
        user.put("vault_id__v", List.of(vault.id()));
        user.put("group_id__v", List.of());
        user.put("security_profile__v", caller.permissions().name());
        user.put("created_date__v", value(row, "created_date__v"));
        user.put("created_by__v", value(row, "created_by__v"));
        return Answer.success(Map.of("users", List.of(Map.of("user", user))));
    }

    private @Nullable Object value(Row row, String field) {
        return row.show(users.required(field));
    }
}
