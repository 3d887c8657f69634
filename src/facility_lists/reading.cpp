// What a city's file says about a place. What has no member of its own is kept in `others` and
// `cells`, so that nothing is lost.
#include "facility_lists/reading.h"

#include <algorithm>

#include "base/text.h"
#include "facility_lists/kind_words.h"
#include "tables/loose.h"

namespace facility_lists {

using datasets::Rejection;
using datasets::Row;
using datasets::Run;
using facilities::Position;

static void read_names(const Row& row, Facility& f);
static void read_address(const Row& row, Facility& f);
static void read_place(const Row& row, const Run& run, Facility& f);
static void read_contact(const Row& row, Facility& f);
static void read_kind(const List& list, const Row& row, Facility& f);
static void read_ages(const Row& row, Facility& f);
static void read_source(const Row& row, const Run& run, Facility& f);

base::Result<Facility, Rejection> read_facility(const List& list, const Row& row, const Run& run) {
    Facility f;
    f.dataset = list.dataset;
    read_names(row, f);
    if (f.name.empty()) return base::refuse(Rejection{"no_name", std::string(row.header("name"))});
    if (base::contains(f.name, "記入例"))
        return base::refuse(Rejection{"sample_row", std::string(row.header("name")), f.name});
    read_address(row, f);
    read_place(row, run, f);
    read_contact(row, f);
    if (f.address.empty() && !f.point && f.phone.empty() && f.url.empty())
        return base::refuse(Rejection{"no_address", std::string(row.header("address")), f.name});
    read_kind(list, row, f);
    read_ages(row, f);
    f.hours = read_hours(row, run.city());
    f.hours_note = row.text("hours_note");
    f.features = read_features(row, f);
    f.capacity = tables::read_whole(row.text("capacity"));
    read_source(row, run, f);
    auto rest = datasets::rest_of(row, cells_of(f, run.city()));
    f.extras = std::move(rest.others);
    f.cells = std::move(rest.cells);
    return f;
}

static void read_names(const Row& row, Facility& f) {
    f.source_id = row.text("id");
    if (tables::is_damaged_code(f.source_id)) f.source_id.clear();
    f.name = row.text("name");
    f.kana = row.text("kana");
    f.english = row.text("english");
    f.type = row.text("type");
    f.description = row.text("description");
    f.note = row.text("note");
    f.benefit = row.text("benefit");
    f.operator_name = row.text("operator");
    f.image = row.text("image");
    f.image_licence = row.text("image_licence");
}

static void read_address(const Row& row, Facility& f) {
    f.address = row.text("address");
    if (f.address.empty())
        for (const auto* part :
             {"address_prefecture", "address_city", "address_town", "address_rest"})
            f.address += row.text(part);
    f.building = row.text("building");
    f.postcode = row.text("postcode");
}

// A town's point stands in for a missing position and is marked as such.
static void read_place(const Row& row, const Run& run, Facility& f) {
    auto position = tables::read_position(row.text("latitude"), row.text("longitude"));
    if (const auto both = base::split(row.text("location"), ','); !position && both.size() == 2)
        position = tables::read_position(base::trim(both[0]), base::trim(both[1]));
    if (position && position->swapped && run.remark)
        run.remark(
            {"position_swapped",
             std::string(row.header("latitude")),
             std::string(row.text("latitude"))}
        );
    const auto* town = run.site.part<areas::Gazetteer>().of_address(f.address);
    f.town = town ? town->name : std::string(row.text("address_town"));
    if (position) {
        f.point = areas::Point{position->latitude, position->longitude};
        f.position = Position::Exact;
    } else if (town) {
        f.point = town->point;
        f.position = Position::Approximate;
    }
    if (f.point) f.district = run.site.part<areas::Districts>().district_of(*f.point).value_or("");
}

static void read_contact(const Row& row, Facility& f) {
    f.phone = tables::tidy_phone(row.text("phone"));
    f.extension = row.text("extension");
    f.fax = tables::tidy_phone(row.text("fax"));
    f.mail = row.text("mail");
    f.url = row.text("url");
    if (!f.url.empty() && !f.url.starts_with("http")) f.url.clear();
    f.access = row.text("access");
    f.parking_note = row.text("parking");
}

static void read_kind(const List& list, const Row& row, Facility& f) {
    f.kind = list.kind;
    if (list.dataset == "hospital") {
        f.kind = medical_kind(f.type, f.name, f.description);
        return;
    }
    if (!list.by_words) return;
    auto known = kind_of_words(f.type);
    if (!known && base::count_characters(f.note) <= 30) known = kind_of_words(f.note);
    if (!known) known = kind_of_words(f.name);
    if (!known && base::contains(row.text("ages"), "受給者証")) known = "development_support";
    if (known) f.kind = *known;
}

// What the words leave open stays open: a place is rather shown than hidden.
static void read_ages(const Row& row, Facility& f) {
    f.ages = tables::read_ages(row.text("ages"));
    const auto years = [&](std::string_view field) -> std::optional<base::AgeRange> {
        const auto cell = row.text(field);
        if (cell == "産休明け") return base::AgeRange{2, 2};
        if (const auto whole = tables::read_whole(cell); whole && *whole >= 0 && *whole < 19)
            return base::AgeRange{int(*whole) * 12, int(*whole) * 12 + 11};
        return tables::read_ages(cell);
    };
    if (const auto youngest = years("youngest"); youngest && !f.ages) {
        const auto oldest = years("oldest");
        f.ages = base::AgeRange{youngest->from, oldest ? oldest->to : 83};
    }
    if (f.ages || !row.text("ages").empty()) return;
    if (f.kind == "elementary_school" || f.kind == "after_school") f.ages = base::AgeRange{72, 155};
    if (f.kind == "junior_high_school") f.ages = base::AgeRange{144, 191};
}

static void read_source(const Row& row, const Run& run, Facility& f) {
    const auto& city = run.city();
    f.source_name = row.text("body");
    const auto municipality = row.text("municipality");
    const bool is_name = municipality.find_first_of("0123456789") == std::string_view::npos;
    if (f.source_name.empty() && !municipality.empty() && is_name)
        f.source_name = std::string(row.text("prefecture")) + std::string(municipality);
    if (f.source_name.empty()) f.source_name = city.name;
    f.licence = city.licence;
    f.checked = tables::read_date(row.text("checked"), run.today());
    const auto updated = tables::read_date(row.text("updated"), run.today());
    f.updated = updated ? *updated + run.shift_days : run.today();
    if (f.checked) f.checked = *f.checked + run.shift_days;
}

}  // namespace facility_lists
