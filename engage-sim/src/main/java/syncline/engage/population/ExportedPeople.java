package syncline.engage.population;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.ImportedPopulation.Entry;

/** Puts the lines of an export together to profiles, users, connections and accounts. */
final class ExportedPeople {
    private static final Set<ExportColumn> OF_PROFILE = Set.of(
            ExportColumn.ROLE,
            ExportColumn.FIRST_NAME,
            ExportColumn.LAST_NAME,
            ExportColumn.DISPLAY_NAME,
            ExportColumn.TITLE,
            ExportColumn.DEGREES,
            ExportColumn.PHOTO_URL,
            ExportColumn.SIGNED_UP_AT,
            ExportColumn.DELETED_AT,
            ExportColumn.ACCOUNT_ID);
    private static final Set<ExportColumn> OF_USER = Set.of(
            ExportColumn.USER_FIRST_NAME,
            ExportColumn.USER_LAST_NAME,
            ExportColumn.USER_EMAIL,
            ExportColumn.USER_VAULT,
            ExportColumn.USER_COMPANY);

    /** What the first line about something said, to compare the later ones with. */
    private record Known<T>(T thing, long line, Map<ExportColumn, String> said) {}

    private record Link(
            @Nullable String id,
            String username,
            Instant connectedAt,
            @Nullable Instant disconnectedAt) {}

    private final String vault;
    private final String company;
    private final ExportFaults faults;
    private final Map<String, Known<Profile>> profiles = new LinkedHashMap<>();
    private final Map<String, Known<User>> users = new TreeMap<>();
    private final Map<String, String> companies = new HashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Map<String, Link>> links = new HashMap<>();
    private final Map<String, Long> connectionLines = new HashMap<>();

    ExportedPeople(String vault, String company, ExportFaults faults) {
        this.vault = vault;
        this.company = company;
        this.faults = faults;
        companies.put(vault, company);
    }

    void add(ExportLine line) {
        String profileId = line.id(ExportColumn.PROFILE_ID, faults);
        String username = line.username(faults);
        if (line.text(ExportColumn.PROFILE_ID) == null && line.text(ExportColumn.USERNAME) == null) {
            faults.add(line.number(), "it names neither a profile_id nor a username; one of them has to be there");
            return;
        }
        if (profileId != null) {
            addProfile(profileId, line);
        }
        if (username != null) {
            addUser(username, line);
        }
        if (profileId != null && username != null) {
            addLink(profileId, username, line);
        }
    }

    /**
     * All of it; meant for use only if there were no faults.
     *
     * @param checksum of the whole file
     */
    Population population(long checksum) {
        var entries = new ArrayList<Entry>();
        var ordered = profiles.values().stream()
                .map(Known::thing)
                .sorted(Comparator.comparing(this::lastChange).thenComparing(Profile::id))
                .toList();
        var accountIds = AccountIds.of(accounts.keySet());
        Instant previous = Instant.MIN;
        for (Profile profile : ordered) {
            Instant own = lastChange(profile);
            // No two profiles share a time, so that the feed has one order.
            Instant modifiedAt = own.isAfter(previous) ? own : previous.plusMillis(1);
            previous = modifiedAt;
            entries.add(entry(entries.size(), linked(profile, accountIds), modifiedAt));
        }
        var everybody = users.values().stream().map(Known::thing).toList();
        String fingerprint = "export %08x, %s of %s".formatted(checksum, vault, company);
        return new ImportedPopulation(fingerprint, entries, everybody, accountIds.applied(accounts.values()));
    }

    private Profile linked(Profile profile, AccountIds ids) {
        String account = profile.accounts().get(vault);
        return account == null ? profile : profile.completed(p -> p.account(vault, ids.of(account)));
    }

    private void addProfile(String id, ExportLine line) {
        var known = profiles.get(id);
        if (known != null) {
            compare(line, "profile " + id, known, OF_PROFILE);
            return;
        }
        Instant signedUpAt = line.time(ExportColumn.SIGNED_UP_AT, faults);
        if (signedUpAt == null && line.text(ExportColumn.SIGNED_UP_AT) == null) {
            faults.add(line.number(), ExportColumn.SIGNED_UP_AT, "");
        }
        Instant deletedAt = line.time(ExportColumn.DELETED_AT, faults);
        Instant start = Objects.requireNonNullElse(signedUpAt, Instant.EPOCH);
        if (deletedAt != null && deletedAt.isBefore(start)) {
            faults.add(line.number(), "deleted_at is before signed_up_at");
        }
        String account = account(line);
        var profile = new Profile(
                id,
                1,
                start,
                role(line),
                line.needed(ExportColumn.FIRST_NAME, faults),
                line.needed(ExportColumn.LAST_NAME, faults),
                line.text(ExportColumn.DISPLAY_NAME, faults),
                line.text(ExportColumn.TITLE, faults),
                degrees(line),
                photo(line),
                start,
                account == null ? Map.of() : Map.of(vault, account),
                deletedAt,
                null,
                null);
        profiles.put(id, new Known<>(profile, line.number(), said(line, OF_PROFILE)));
    }

    private Role role(ExportLine line) {
        return switch (line.needed(ExportColumn.ROLE, faults)) {
            case "hcp", "" -> Role.HCP;
            case "staff" -> Role.STAFF;
            case String other -> {
                faults.add(line.number(), ExportColumn.ROLE, other);
                yield Role.HCP;
            }
        };
    }

    private List<String> degrees(ExportLine line) {
        String text = line.text(ExportColumn.DEGREES, faults);
        return text == null
                ? List.of()
                : Stream.of(text.split(";", -1))
                        .map(String::strip)
                        .filter(d -> !d.isEmpty())
                        .toList();
    }

    private @Nullable String photo(ExportLine line) {
        String url = line.text(ExportColumn.PHOTO_URL, faults);
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            faults.add(line.number(), ExportColumn.PHOTO_URL, url);
        }
        return url;
    }

    private @Nullable String account(ExportLine line) {
        String id = line.id(ExportColumn.ACCOUNT_ID, faults);
        if (id == null) {
            return null;
        }
        String name = line.text(ExportColumn.ACCOUNT_NAME, faults);
        accounts.putIfAbsent(id, new Account(id, name == null ? id : name));
        return id;
    }

    private void addUser(String username, ExportLine line) {
        var known = users.get(username);
        if (known != null) {
            compare(line, "user " + username, known, OF_USER);
            return;
        }
        String itsVault = Objects.requireNonNullElse(line.text(ExportColumn.USER_VAULT, faults), vault);
        String named = line.text(ExportColumn.USER_COMPANY, faults);
        String itsCompany = companies.computeIfAbsent(itsVault, v -> Objects.requireNonNullElse(named, company));
        if (named != null && !named.equals(itsCompany)) {
            faults.add(
                    line.number(),
                    "user_company is '%s', but the Vault '%s' belongs to '%s'".formatted(named, itsVault, itsCompany));
        }
        var user = new User(
                username,
                Objects.requireNonNullElse(line.text(ExportColumn.USER_FIRST_NAME, faults), "End"),
                Objects.requireNonNullElse(line.text(ExportColumn.USER_LAST_NAME, faults), "User"),
                Objects.requireNonNullElse(line.text(ExportColumn.USER_EMAIL, faults), username),
                itsVault,
                itsCompany);
        users.put(username, new Known<>(user, line.number(), said(line, OF_USER)));
    }

    private void addLink(String profileId, String username, ExportLine line) {
        Instant connectedAt = line.time(ExportColumn.CONNECTED_AT, faults);
        Instant disconnectedAt = line.time(ExportColumn.DISCONNECTED_AT, faults);
        var profile = Objects.requireNonNull(profiles.get(profileId)).thing();
        Instant start = Objects.requireNonNullElse(connectedAt, profile.signedUpAt());
        if (disconnectedAt != null && disconnectedAt.isBefore(start)) {
            faults.add(line.number(), "disconnected_at is before connected_at");
        }
        String id = line.id(ExportColumn.CONNECTION_ID, faults);
        Long earlier = id == null ? null : connectionLines.putIfAbsent(id, line.number());
        if (earlier != null) {
            faults.add(line.number(), "connection_id '%s' stands in line %d already".formatted(id, earlier));
        }
        Instant ended = disconnectedAt == null ? profile.deletedAt() : disconnectedAt;
        var link = new Link(id, username, start, ended);
        var own = links.computeIfAbsent(profileId, p -> new LinkedHashMap<>());
        if (own.putIfAbsent(username, link) != null) {
            faults.add(
                    line.number(),
                    "%s and %s are connected in an earlier line already; a pair has one connection"
                            .formatted(profileId, username));
        }
        if (own.size() > Population.MOST_CONNECTIONS) {
            faults.add(
                    line.number(), "%s has more than %d connections".formatted(profileId, Population.MOST_CONNECTIONS));
        }
    }

    private void compare(ExportLine line, String what, Known<?> known, Set<ExportColumn> columns) {
        for (ExportColumn column : columns) {
            String value = line.text(column);
            if (value != null && !value.equals(known.said().get(column))) {
                faults.add(
                        line.number(),
                        "%s of %s differs from line %d; repeat it or leave it empty"
                                .formatted(column.header(), what, known.line()));
            }
        }
    }

    private static Map<ExportColumn, String> said(ExportLine line, Set<ExportColumn> columns) {
        var said = new HashMap<ExportColumn, String>();
        for (ExportColumn column : columns) {
            String value = line.text(column);
            if (value != null) {
                said.put(column, value);
            }
        }
        return said;
    }

    private Instant lastChange(Profile profile) {
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(profile.deletedAt(), profile.signedUpAt())),
                        links(profile).stream()
                                .map(l -> Objects.requireNonNullElse(l.disconnectedAt(), l.connectedAt())))
                .max(Comparator.naturalOrder())
                .orElse(profile.signedUpAt());
    }

    private List<Link> links(Profile profile) {
        return List.copyOf(links.getOrDefault(profile.id(), Map.of()).values());
    }

    private Entry entry(int index, Profile profile, Instant modifiedAt) {
        var connections = new ArrayList<Connection>();
        int ordinal = 0;
        for (Link link : links(profile)) {
            String id = link.id();
            while (id == null) {
                String free = ProfileIds.connection(index, ++ordinal);
                id = connectionLines.containsKey(free) ? null : free;
            }
            User user = Objects.requireNonNull(users.get(link.username())).thing();
            connections.add(new Connection(
                    id,
                    1,
                    modifiedAt,
                    profile.id(),
                    user.username(),
                    user.vault(),
                    user.company(),
                    link.disconnectedAt() == null,
                    link.connectedAt(),
                    link.disconnectedAt()));
        }
        connections.sort(Comparator.comparing(Connection::id));
        return new Entry(new ProfileEditor(profile).profile(1, modifiedAt), List.copyOf(connections));
    }
}
