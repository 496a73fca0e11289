-- A device that does not learn what became of a share tries again: it gets the link that was made.
create table engage_share (
    username varchar(250) not null,
    mobile_id varchar(100) ${bytewise} not null,
    link integer not null,
    primary key (mobile_id, username)
);
