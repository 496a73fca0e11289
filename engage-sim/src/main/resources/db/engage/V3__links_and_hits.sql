alter table engage_vault_settings add column push boolean default false not null;
alter table engage_vault_settings add column company varchar(100);
alter table engage_vault_settings add column color varchar(7);

alter table engage_group add column push boolean;
alter table engage_group add column company varchar(100);
alter table engage_group add column color varchar(7);

-- A link that could not be shortened has no token, and nobody can be seen opening it.
create table engage_link (
    number integer not null primary key,
    kind varchar(4) not null,
    token varchar(22) ${bytewise} unique,
    username varchar(250) not null,
    vault varchar(100) not null,
    account varchar(64),
    via varchar(100) not null,
    details varchar(1000),
    made_at bigint not null,
    expired_at bigint
);

-- Written once for each opening, while somebody waits: no more columns and no more indexes than it takes.
create table engage_hit (
    seq bigint not null primary key,
    link integer not null,
    opened_at bigint not null,
    ip varchar(45) not null,
    user_agent varchar(1500) not null,
    pushed boolean not null,
    label smallint not null
);
