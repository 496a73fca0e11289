package syncline.engage.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Profile;
import syncline.engage.population.Role;
import syncline.lab.http.Json;

/** The changed profiles in the database. */
record ProfileTable(Sql sql) {
    private static final TypeReference<List<String>> DEGREES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ACCOUNTS = new TypeReference<>() {};

    List<Profile> withIds(Collection<String> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : sql.list("select * from engage_profile where id = any(?)", ProfileTable::read, ids);
    }

    List<Profile> after(Position position, int slice, int slices, int limit) throws SQLException {
        return sql.list(
                """
                select * from engage_profile
                where modified_at >= ? and (modified_at > ? or id > ?) and mod(slice_hash, ?) = ?
                order by modified_at, id limit ?
                """,
                ProfileTable::read,
                position.modifiedAt(),
                position.modifiedAt(),
                position.id(),
                slices,
                slice,
                limit);
    }

    List<Profile> afterId(String id, int limit) throws SQLException {
        return sql.list("select * from engage_profile where id > ? order by id limit ?", ProfileTable::read, id, limit);
    }

    /** The id of the profile that a user tries things out with, deleted or not. */
    Optional<String> testHcpOf(String username) throws SQLException {
        return sql.list("select id from engage_profile where test_hcp_of = ?", r -> r.getString(1), username).stream()
                .findFirst();
    }

    List<Integer> numbers() throws SQLException {
        return sql.list("select number from engage_profile", r -> r.getInt(1));
    }

    void insert(Collection<Dossier> dossiers) throws SQLException {
        sql.batch("""
                insert into engage_profile (revision, modified_at, first_name, last_name, display_name, title, degrees, photo_url,
                    accounts, deleted_at, merged_into, id, number, slice_hash, role, signed_up_at, test_hcp_of)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, dossiers.stream().map(ProfileTable::wholeRow).toList());
    }

    void update(Collection<Dossier> dossiers) throws SQLException {
        sql.batch("""
                update engage_profile set revision = ?, modified_at = ?, first_name = ?, last_name = ?, display_name = ?, title = ?,
                    degrees = ?, photo_url = ?, accounts = ?, deleted_at = ?, merged_into = ?
                where id = ?
                """, dossiers.stream().map(d -> row(d.profile()).toArray()).toList());
    }

    private static @Nullable Object[] wholeRow(Dossier dossier) {
        Profile p = dossier.profile();
        var row = row(p);
        row.add(dossier.number());
        row.add(Slices.hash(p.id()));
        row.add(p.role().name().toLowerCase(Locale.ROOT));
        row.add(Sql.millis(p.signedUpAt()));
        row.add(p.testHcpOf());
        return row.toArray();
    }

    private static List<@Nullable Object> row(Profile p) {
        var row = new ArrayList<@Nullable Object>();
        row.add(p.revision());
        row.add(Sql.millis(p.modifiedAt()));
        row.add(p.firstName());
        row.add(p.lastName());
        row.add(p.displayName());
        row.add(p.title());
        row.add(json(p.degrees()));
        row.add(p.photoUrl());
        row.add(json(p.accounts()));
        row.add(Sql.millisOrNull(p.deletedAt()));
        row.add(p.mergedInto());
        row.add(p.id());
        return row;
    }

    private static Profile read(ResultSet r) throws SQLException {
        return new Profile(
                r.getString("id"),
                r.getInt("revision"),
                Sql.time(r, "modified_at"),
                Role.valueOf(r.getString("role").toUpperCase(Locale.ROOT)),
                r.getString("first_name"),
                r.getString("last_name"),
                r.getString("display_name"),
                r.getString("title"),
                parsed(r.getString("degrees"), DEGREES),
                r.getString("photo_url"),
                Sql.time(r, "signed_up_at"),
                parsed(r.getString("accounts"), ACCOUNTS),
                Sql.timeOrNull(r, "deleted_at"),
                r.getString("merged_into"),
                r.getString("test_hcp_of"));
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T parsed(String json, TypeReference<T> type) throws SQLException {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("A stored profile is not readable", e);
        }
    }
}
