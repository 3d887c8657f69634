-- SQLite makes a table in memory of every list after IN, again for each row that is written: a
-- seventh of the time of an import. Comparisons cost nothing. No row is without a kind, the defaults
-- are only for the moment between the two columns.
ALTER TABLE facility ADD COLUMN kind_now TEXT NOT NULL DEFAULT 'public_facility'
    CHECK (
        kind_now = 'nursery' OR kind_now = 'certified_center' OR kind_now = 'kindergarten'
        OR kind_now = 'small_scale_care' OR kind_now = 'home_based_care'
        OR kind_now = 'workplace_care' OR kind_now = 'unlicensed' OR kind_now = 'temporary_care'
        OR kind_now = 'sick_care' OR kind_now = 'after_school' OR kind_now = 'family_support'
        OR kind_now = 'support_center' OR kind_now = 'childrens_hall' OR kind_now = 'park'
        OR kind_now = 'library' OR kind_now = 'sports' OR kind_now = 'culture'
        OR kind_now = 'community_center' OR kind_now = 'hospital' OR kind_now = 'clinic'
        OR kind_now = 'dentist' OR kind_now = 'night_clinic' OR kind_now = 'health_center'
        OR kind_now = 'family_center' OR kind_now = 'development_support'
        OR kind_now = 'city_office' OR kind_now = 'public_facility'
        OR kind_now = 'elementary_school' OR kind_now = 'junior_high_school'
        OR kind_now = 'school' OR kind_now = 'baby_station' OR kind_now = 'toilet'
        OR kind_now = 'shop' OR kind_now = 'evacuation' OR kind_now = 'aed'
    );
ALTER TABLE facility ADD COLUMN position_now TEXT NOT NULL DEFAULT 'none'
    CHECK (position_now = 'exact' OR position_now = 'approximate' OR position_now = 'none');
UPDATE facility SET kind_now = kind, position_now = position;
DROP INDEX facility_by_kind;
ALTER TABLE facility DROP COLUMN kind;
ALTER TABLE facility DROP COLUMN position;
ALTER TABLE facility RENAME COLUMN kind_now TO kind;
ALTER TABLE facility RENAME COLUMN position_now TO position;
CREATE INDEX facility_by_kind ON facility (kind, closed_on, sort_key, id);
