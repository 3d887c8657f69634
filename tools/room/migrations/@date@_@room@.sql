-- @room@: say what one row is.
CREATE TABLE @room@ (
    id {{id}},
    title TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
