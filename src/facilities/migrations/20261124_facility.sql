-- One row per place. `hours` is schedule's own text, `features` the copy of facility_feature for
-- reading, `folded` what free words are looked for in, `sort_key` the order of lists.
CREATE TABLE facility (
    id {{id}},
    dataset TEXT NOT NULL,
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'nursery', 'certified_center', 'kindergarten', 'small_scale_care',
        'home_based_care', 'workplace_care', 'unlicensed', 'temporary_care',
        'sick_care', 'after_school', 'family_support', 'support_center',
        'childrens_hall', 'park', 'library', 'sports', 'culture', 'community_center',
        'hospital', 'clinic', 'dentist', 'night_clinic', 'health_center',
        'family_center', 'development_support', 'city_office', 'public_facility',
        'elementary_school', 'junior_high_school', 'school', 'baby_station',
        'toilet', 'shop', 'evacuation', 'aed'
    )),
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    english TEXT NOT NULL,
    address TEXT NOT NULL,
    building TEXT NOT NULL,
    town TEXT NOT NULL,
    district TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    position TEXT NOT NULL CHECK (position IN ('exact', 'approximate', 'none')),
    phone TEXT NOT NULL,
    extension TEXT NOT NULL,
    fax TEXT NOT NULL,
    mail TEXT NOT NULL,
    url TEXT NOT NULL,
    access TEXT NOT NULL,
    parking_note TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    postcode TEXT NOT NULL,
    capacity BIGINT,
    age_from BIGINT,
    age_to BIGINT,
    hours TEXT NOT NULL,
    hours_note TEXT NOT NULL,
    description TEXT NOT NULL,
    note TEXT NOT NULL,
    benefit TEXT NOT NULL,
    image TEXT NOT NULL,
    image_licence TEXT NOT NULL,
    features TEXT NOT NULL,
    department TEXT NOT NULL,
    source_name TEXT NOT NULL,
    licence TEXT NOT NULL,
    extras TEXT NOT NULL,
    cells TEXT NOT NULL,
    folded TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    checked_on TEXT,
    updated_on TEXT NOT NULL,
    closed_on TEXT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    edited_at BIGINT
);
CREATE INDEX facility_by_order ON facility (closed_on, sort_key, id);
CREATE INDEX facility_by_kind ON facility (kind, closed_on, sort_key, id);
CREATE INDEX facility_by_district ON facility (district);
CREATE INDEX facility_by_place ON facility (latitude, longitude);
CREATE INDEX facility_by_source_id ON facility (source_id);
CREATE INDEX facility_by_dataset ON facility (dataset, id);

CREATE TABLE facility_feature (
    facility_id BIGINT NOT NULL REFERENCES facility (id) ON DELETE CASCADE,
    feature TEXT NOT NULL,
    PRIMARY KEY (facility_id, feature)
);
CREATE INDEX facility_feature_by_name ON facility_feature (feature, facility_id);
