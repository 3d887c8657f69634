-- 通学区域: which towns go to which school.
CREATE TABLE school_district (
    id {{id}},
    source_id TEXT NOT NULL,
    school TEXT NOT NULL,
    kana TEXT NOT NULL,
    area TEXT NOT NULL,
    note TEXT NOT NULL,
    extras TEXT NOT NULL,
    cells TEXT NOT NULL,
    closed_on TEXT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    edited_at BIGINT
);

CREATE TABLE school_district_town (
    school_district_id BIGINT NOT NULL REFERENCES school_district (id) ON DELETE CASCADE,
    town TEXT NOT NULL,
    PRIMARY KEY (school_district_id, town)
);
CREATE INDEX school_district_town_by_name ON school_district_town (town);

-- 地域・年齢別人口: one area, counted on one day. The age columns of the file are in extras.
CREATE TABLE population (
    id {{id}},
    source_id TEXT NOT NULL,
    area TEXT NOT NULL,
    counted_on TEXT NOT NULL,
    total BIGINT NOT NULL,
    children BIGINT NOT NULL,
    households BIGINT,
    note TEXT NOT NULL,
    extras TEXT NOT NULL,
    cells TEXT NOT NULL,
    closed_on TEXT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    edited_at BIGINT
);
