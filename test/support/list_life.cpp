// The life of a list of three rows.
#include "support/list_life.h"

#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>

#include "support/town.h"
#include "tables/reader.h"

namespace test {

namespace {

class Life {
  public:
    Life(const Fresh& fresh, const std::vector<datasets::Kind>& kinds, const ListOfThree& list)
        : kinds_(kinds), list_(list), town_(fresh), engine_(town_.site().database().engine()) {}
    void import_twice();
    void become_newer();
    void be_edited();
    void be_tried();
    void travel();

  private:
    datasets::Report import(const std::vector<std::string>& rows, datasets::Options options = {});
    std::string exported(Town& town, const datasets::ExportOptions& options);
    // By header: in which order the columns beyond the standard's stand means nothing.
    std::vector<std::map<std::string, std::string>> table(const std::string& bytes);
    const datasets::Kind& kind() const;

    const std::vector<datasets::Kind>& kinds_;
    const ListOfThree& list_;
    Town town_;
    db::Engine engine_;
};

}  // namespace

void live(const Fresh& fresh, const std::vector<datasets::Kind>& kinds, const ListOfThree& list) {
    INFO(list.kind);
    Life life(fresh, kinds, list);
    life.import_twice();
    life.become_newer();
    life.travel();
    life.be_edited();
    life.be_tried();
}

static std::string counts(const datasets::Report& r) {
    return std::to_string(r.imported) + " new, " + std::to_string(r.updated) + " changed, " +
           std::to_string(r.unchanged) + " same, " + std::to_string(r.closed) + " closed, " +
           std::to_string(r.rejected) + " rejected";
}

void Life::import_twice() {
    const auto first = import(list_.rows);
    REQUIRE(first.refusal == "");
    CHECK(first.kind == list_.kind);
    CHECK(counts(first) == "3 new, 0 changed, 0 same, 0 closed, 0 rejected");
    CHECK(counts(import(list_.rows)) == "0 new, 0 changed, 3 same, 0 closed, 0 rejected");
}

// The first row changes and the second is gone; then the second is back.
void Life::become_newer() {
    const auto before = exported(town_, {});
    CHECK(
        counts(import({list_.changed, list_.rows[2]})) ==
        "0 new, 1 changed, 1 same, 1 closed, 0 rejected"
    );
    CHECK(
        counts(import({list_.changed, list_.rows[2]})) ==
        "0 new, 0 changed, 2 same, 0 closed, 0 rejected"
    );
    CHECK(exported(town_, {}) != before);
    CHECK(counts(import(list_.rows)) == "0 new, 2 changed, 1 same, 0 closed, 0 rejected");
    CHECK(exported(town_, {}) == before);
}

void Life::be_edited() {
    town_.write([&](db::WriteTx& tx) { tx.execute(*list_.edited, 1); });
    const auto before = exported(town_, {});
    const auto report = import({list_.changed, list_.rows[2]});
    CHECK(report.kept == 2);  // the changed one and the one that is gone
    CHECK(report.updated + report.closed + report.imported == 0);
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].rejection.key == "edited_by_person");
    CHECK(report.rejections[1].rejection.key == "edited_and_gone");
    CHECK(exported(town_, {}) == before);
}

void Life::be_tried() {
    town_.write([&](db::WriteTx& tx) { tx.execute(*list_.edited, std::optional<int>()); });
    const auto before = exported(town_, {});
    const auto report = import({list_.changed, list_.rows[2]}, {.dry_run = true});
    CHECK(counts(report) == "0 new, 1 changed, 1 same, 1 closed, 0 rejected");
    CHECK(exported(town_, {}) == before);
    CHECK(counts(import(list_.rows)) == "0 new, 0 changed, 3 same, 0 closed, 0 rejected");
}

// Both generations, both encodings: in an empty city everything is there again.
void Life::travel() {
    for (const int generation : {1, 2})
        for (const bool cp932 : {false, true}) {
            const datasets::ExportOptions options{.generation = generation, .cp932 = cp932};
            const auto bytes = exported(town_, options);
            Fresh empty(engine_);
            Town other(empty);
            const auto report = other.import(kinds_, list_.kind + ".csv", bytes);
            CHECK(report.kind == list_.kind);
            CHECK(counts(report) == "3 new, 0 changed, 0 same, 0 closed, 0 rejected");
            CHECK(exported(other, options) == bytes);
            CHECK(table(exported(other, {})) == table(exported(town_, {})));
        }
}

datasets::Report Life::import(const std::vector<std::string>& rows, datasets::Options options) {
    std::string text = list_.header + "\n";
    for (const auto& row : rows)
        text += row + "\n";
    return town_.import(kinds_, list_.file, text, options);
}

std::string Life::exported(Town& town, const datasets::ExportOptions& options) {
    const auto path = town.folder().path("exported.csv");
    datasets::export_file(town.site(), kind(), path, options);
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::map<std::string, std::string>> Life::table(const std::string& bytes) {
    const auto path = town_.folder().path("table.csv");
    std::ofstream(path, std::ios::binary) << bytes;
    const auto reader = tables::Reader::open(path);
    REQUIRE(reader);
    tables::Record headers, cells;
    (*reader)->next(headers);
    std::vector<std::map<std::string, std::string>> rows;
    while ((*reader)->next(cells)) {
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < headers.cells.size() && i < cells.cells.size(); ++i)
            row[headers.cells[i]] = cells.cells[i];
    }
    return rows;
}

const datasets::Kind& Life::kind() const {
    for (const auto& kind : kinds_)
        if (kind.name == list_.kind) return kind;
    throw std::runtime_error("no such kind: " + list_.kind);
}

}  // namespace test
