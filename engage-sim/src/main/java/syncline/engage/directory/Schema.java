package syncline.engage.directory;

import java.sql.SQLException;
import java.util.List;

/** The tables of a directory, made where they are missing. */
final class Schema {
    private Schema() {}

    static void create(java.sql.Connection sql) throws SQLException {
        try (var statement = sql.createStatement()) {
            String id = text(sql);
            for (String table : tables(id)) {
                statement.execute(table);
            }
            for (String addition : additions(id)) {
                statement.execute(addition);
            }
        }
    }

    /** Ids are compared as Java compares them, so that pages from the database and from the population merge. */
    private static String text(java.sql.Connection sql) throws SQLException {
        return "PostgreSQL".equals(sql.getMetaData().getDatabaseProductName())
                ? "varchar(250) collate \"C\""
                : "varchar(250)";
    }

    private static List<String> tables(String id) {
        return List.of(
                """
                create table if not exists engage_profile (
                    id %s not null primary key, number integer not null, slice_hash integer not null,
                    revision integer not null, modified_at bigint not null, role varchar(5) not null,
                    first_name varchar(1000) not null, last_name varchar(1000) not null,
                    display_name varchar(1000), title varchar(1000), degrees varchar(30000) not null, photo_url varchar(1000),
                    signed_up_at bigint not null, accounts varchar(30000) not null, deleted_at bigint, merged_into %s)
                """.formatted(id, id),
                "create index if not exists engage_profile_feed on engage_profile (modified_at, id)",
                """
                create table if not exists engage_connection (
                    id %s not null primary key, number integer not null, slice_hash integer not null,
                    revision integer not null, modified_at bigint not null,
                    profile_id %s not null, username varchar(250) not null, vault varchar(100) not null,
                    company varchar(100) not null, active boolean not null, connected_at bigint not null,
                    disconnected_at bigint, unique (profile_id, username))
                """.formatted(id, id),
                "create index if not exists engage_connection_feed on engage_connection (modified_at, id)",
                """
                create table if not exists engage_user (
                    username varchar(250) not null primary key, first_name varchar(1000) not null,
                    last_name varchar(1000) not null, email varchar(250) not null, vault varchar(100) not null,
                    company varchar(100) not null)
                """,
                "create table if not exists engage_state (name varchar(100) not null primary key, content varchar(1000) not null)");
    }

    /** What came after version 0.1.0. */
    private static List<String> additions(String id) {
        return List.of(
                "alter table engage_profile add column if not exists test_hcp_of varchar(250)",
                "create unique index if not exists engage_profile_test_hcp on engage_profile (test_hcp_of)",
                "create table if not exists engage_inactive_user (username varchar(250) not null primary key)",
                """
                create table if not exists engage_invite (
                    id %s not null primary key, profile_id %s not null, username varchar(250) not null,
                    status varchar(8) not null, sent_at bigint not null, answered_at bigint)
                """.formatted(id, id),
                "create index if not exists engage_invite_pair on engage_invite (profile_id, username)",
                "create index if not exists engage_invite_user on engage_invite (username)",
                """
                create table if not exists engage_notification (
                    id %s not null primary key, profile_id %s not null, invite_id %s not null,
                    channel varchar(6) not null, content varchar(3000) not null, sent_at bigint not null)
                """.formatted(id, id, id),
                "create index if not exists engage_notification_profile on engage_notification (profile_id)",
                """
                create table if not exists engage_vault_settings (
                    vault varchar(100) not null primary key, digital_business_card boolean not null,
                    communication_channel varchar(4) not null)
                """,
                """
                create table if not exists engage_group (
                    name varchar(100) not null primary key, digital_business_card boolean,
                    communication_channel varchar(4) not null)
                """,
                """
                create table if not exists engage_group_member (
                    username varchar(250) not null primary key, group_name varchar(100) not null references engage_group (name))
                """);
    }
}
