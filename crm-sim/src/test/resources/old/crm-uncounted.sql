-- The tables of invites and their activities as they were before the CRM counted clicks.

CREATE TABLE sent_message__v (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    object_type__v VARCHAR(60),
    account__v BIGINT,
    capture_datetime__v BIGINT,
    details__v VARCHAR(1500),
    engage_link__v VARCHAR(1500),
    mobile_id__v VARCHAR(100) UNIQUE,
    ownerid__v BIGINT,
    sent_from_platform__v VARCHAR(100),
    sent_via__v VARCHAR(60),
    shortened_engage_link__v VARCHAR(1500),
    transaction_type__v VARCHAR(60),
    user__v BIGINT,
    vexternal_id__v VARCHAR(100) UNIQUE,
    clicked__v BOOLEAN,
    click_count__v BIGINT,
    viewed__v BOOLEAN,
    view_count__v BIGINT
);

CREATE TABLE message_activity__v (
    id BIGINT PRIMARY KEY,
    name__v VARCHAR(128),
    status__v VARCHAR(60),
    created_by__v BIGINT,
    created_date__v BIGINT,
    modified_by__v BIGINT,
    modified_date__v BIGINT,
    object_type__v VARCHAR(60),
    activity_datetime__v BIGINT,
    activity__v VARCHAR(60),
    client_device__v VARCHAR(100),
    client_name__v VARCHAR(100),
    client_os__v VARCHAR(100),
    client_type__v VARCHAR(100),
    ip_address__v VARCHAR(50),
    sent_message__v BIGINT,
    user_agent__v VARCHAR(1500)
);

INSERT INTO sent_message__v (id, name__v, status__v, object_type__v, vexternal_id__v) VALUES (1, 'Opened', 'active__v', 'engage_connection_invite__v', 'EL1'), (2, 'Not opened', 'active__v', 'engage_connection_invite__v', 'EL2');

INSERT INTO message_activity__v (id, name__v, status__v, object_type__v, activity__v, sent_message__v) VALUES (1, 'A', 'active__v', 'message_activity__v', 'clicked__v', 1), (2, 'B', 'active__v', 'message_activity__v', 'clicked__v', 1), (3, 'C', 'active__v', 'message_activity__v', 'viewed__v', 1);
