-- The tables of Syncline 0.1.0, with a profile that changed.

create table engage_profile (
    id varchar(250) not null primary key, number integer not null, slice_hash integer not null,
    revision integer not null, modified_at bigint not null, role varchar(5) not null,
    first_name varchar(1000) not null, last_name varchar(1000) not null,
    display_name varchar(1000), title varchar(1000), degrees varchar(30000) not null, photo_url varchar(1000),
    signed_up_at bigint not null, accounts varchar(30000) not null, deleted_at bigint, merged_into varchar(250));

create index engage_profile_feed on engage_profile (modified_at, id);

create table engage_connection (
    id varchar(250) not null primary key, number integer not null, slice_hash integer not null,
    revision integer not null, modified_at bigint not null,
    profile_id varchar(250) not null, username varchar(250) not null, vault varchar(100) not null,
    company varchar(100) not null, active boolean not null, connected_at bigint not null,
    disconnected_at bigint, unique (profile_id, username));

create index engage_connection_feed on engage_connection (modified_at, id);

create table engage_user (
    username varchar(250) not null primary key, first_name varchar(1000) not null,
    last_name varchar(1000) not null, email varchar(250) not null, vault varchar(100) not null,
    company varchar(100) not null);

create table engage_state (name varchar(100) not null primary key, content varchar(1000) not null);

insert into engage_profile values ('EP000000003', 3, 7, 2, 1767225600000, 'hcp', 'Ada', 'Osler', null, 'Chief', '[]', null, 1700000000000, '{}', null, null);
