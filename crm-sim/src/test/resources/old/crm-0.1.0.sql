-- The tables of Syncline 0.1.0, with a record in some of them.

CREATE TABLE user__sys (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    username__sys VARCHAR(255) UNIQUE,
    first_name__sys VARCHAR(100),
    last_name__sys VARCHAR(100),
    email__sys VARCHAR(255),
    security_profile__sys VARCHAR(100)
);

CREATE TABLE account__v (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    engage_profile_status__v VARCHAR(60)
);

CREATE TABLE account_merge_history__v (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    account__v BIGINT,
    personcontactid__v VARCHAR(100),
    account_personcontactid__v VARCHAR(100)
);

CREATE TABLE engage_profile__v (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    object_type__v VARCHAR(60),
    account__v BIGINT,
    connection_status__v VARCHAR(60),
    connection_status_update_datetime__v BIGINT,
    degree__v VARCHAR(100),
    display_name__v VARCHAR(128),
    engage_signup_datetime__v BIGINT,
    first_name__v VARCHAR(100),
    last_name__v VARCHAR(100),
    profile_photo_url__v VARCHAR(1500),
    title__v VARCHAR(128),
    vexternal_id__v VARCHAR(100) UNIQUE
);

CREATE TABLE engage_connection__v (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    object_type__v VARCHAR(60),
    active__v BOOLEAN,
    from_user__v BIGINT,
    inactivation_datetime__v BIGINT,
    last_update_datetime__v BIGINT,
    to_engage_profile__v BIGINT,
    vexternal_id__v VARCHAR(100) UNIQUE
);

INSERT INTO user__sys (id, name__v, status__v, username__sys, security_profile__sys) VALUES (12001, 'Rita Reps', 'active__v', 'rep@syncline.example', 'end user');

INSERT INTO engage_profile__v (id, name__v, status__v, object_type__v, vexternal_id__v) VALUES (1, 'Dr. Ada Osler', 'active__v', 'engage_hcp_profile__v', 'EP1');
