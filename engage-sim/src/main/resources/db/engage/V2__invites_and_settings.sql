alter table engage_profile add column test_hcp_of varchar(250);
create unique index engage_profile_test_hcp on engage_profile (test_hcp_of);

create table engage_inactive_user (username varchar(250) not null primary key);

create table engage_invite (
    id varchar(250) ${bytewise} not null primary key,
    profile_id varchar(250) ${bytewise} not null,
    username varchar(250) ${bytewise} not null,
    status varchar(8) not null,
    sent_at bigint not null,
    answered_at bigint
);
create index engage_invite_pair on engage_invite (profile_id, username);
create index engage_invite_user on engage_invite (username);

create table engage_notification (
    id varchar(250) ${bytewise} not null primary key,
    profile_id varchar(250) ${bytewise} not null,
    invite_id varchar(250) ${bytewise} not null,
    channel varchar(6) not null,
    content varchar(3000) not null,
    sent_at bigint not null
);
create index engage_notification_profile on engage_notification (profile_id);

create table engage_vault_settings (
    vault varchar(100) not null primary key,
    digital_business_card boolean not null,
    communication_channel varchar(4) not null
);

create table engage_group (
    name varchar(100) ${bytewise} not null primary key,
    digital_business_card boolean,
    communication_channel varchar(4) not null
);

create table engage_group_member (
    username varchar(250) ${bytewise} not null primary key,
    group_name varchar(100) ${bytewise} not null references engage_group (name)
);
