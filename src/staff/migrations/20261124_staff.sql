-- password: argon2id; totp: sealed secret; both '' until the invitation is taken. totp_step: the
-- last code that was used.
CREATE TABLE staff_member (
    id {{id}},
    name TEXT NOT NULL,
    mail_print TEXT NOT NULL UNIQUE,
    mail TEXT NOT NULL,
    department TEXT NOT NULL,
    role BIGINT NOT NULL CHECK (role BETWEEN 0 AND 6),
    password TEXT NOT NULL,
    totp TEXT NOT NULL,
    totp_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE staff_invitation (
    token_hash TEXT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    totp TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX staff_invitation_by_member ON staff_invitation (member_id);

CREATE TABLE staff_session (
    id {{id}},
    token_hash TEXT NOT NULL UNIQUE,
    member_id BIGINT NOT NULL REFERENCES staff_member (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX staff_session_by_member ON staff_session (member_id);
CREATE INDEX staff_session_by_age ON staff_session (created_at);
