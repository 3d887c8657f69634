// The road of one file: open, recognise, choose the list it belongs to, then row by row in one
// transaction. Running it again with the same file changes nothing.
#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "datasets/choose_source.h"
#include "datasets/datasets.h"
#include "datasets/row_reader.h"
#include "datasets/store.h"

namespace datasets {

constexpr std::size_t most_remarks_kept = 1000;

namespace {

// One import inside its transaction.
class Import {
  public:
    Import(db::WriteTx& tx, const Kind& kind, Report& report, std::string source);
    void put(const Row& row, const Run& run);
    void close_unseen(const Run& run);
    // Said about the row that is being put.
    void remark(Rejection why);

  private:
    struct Known : ImportedRow {
        bool seen = false;
    };
    void insert(const Row& row, const std::string& key, ImportedRow imported, const Run& run);
    void update(const Row& row, const std::string& key, ImportedRow imported, const Run& run);
    bool put_row(const Row& row, ImportedRow& imported, const Run& run);
    std::int64_t take_twin(std::int64_t twin);
    std::vector<std::pair<std::string, std::int64_t>> unseen();
    db::WriteTx& tx_;
    const Kind& kind_;
    Report& report_;
    std::string source_;
    Keys keys_;
    std::unordered_map<std::uint64_t, Known> known_;             // by hash of the key
    std::unordered_multimap<std::int64_t, std::int64_t> twins_;  // rows of other lists
    std::unordered_set<std::int64_t> elsewhere_;                 // …all of them
    int line_ = 0;
};

}  // namespace

static std::string format_of(const RowReader& reader, const city::City& city);
static std::uint64_t hash_of(const Kind& kind, const Row& row);
static void import_rows(
    Import& import, RowReader& reader, const Run& run, const Options& options, Report& report
);

Report import_file(
    web::Site& site,
    const std::vector<Kind>& kinds,
    const std::string& path,
    const Options& options,
    base::Moment now
) {
    Report report{.file = std::filesystem::path(path).filename().string()};
    const auto refuse_file = [&](const FileRefusal& why) {
        report.refusal = "datasets.refusal." + why.key;
        report.refusal_detail = why.detail;
        return report;
    };
    const auto opened = RowReader::open(site.city(), kinds, path, options);
    if (!opened) return refuse_file(opened.error());
    const auto folder = std::filesystem::absolute(path).parent_path().string();
    return site.database().write([&](db::WriteTx& tx) {
        Run run{site, now, options.shift_days, report.file, folder};
        Report attempt{
            .file = report.file,
            .kind = opened->kind().name,
            .format = format_of(*opened, site.city())};
        auto reader = opened->again();
        if (!reader) return refuse_file(reader.error());
        Import import(tx, reader->kind(), attempt, choose_source(tx, *opened, options, path));
        run.remark = [&](Rejection why) { import.remark(std::move(why)); };
        import_rows(import, *reader, run, options, attempt);
        if (const auto* broken = reader->file().broken()) {
            tx.undo();
            return refuse_file(*broken);
        }
        if (attempt.rows == 0) {  // more likely a failed export than a city without any park
            tx.undo();
            return refuse_file({"no_rows", ""});
        }
        import.close_unseen(run);
        if (options.dry_run) tx.undo();
        return attempt;
    });
}

static void import_rows(
    Import& import, RowReader& reader, const Run& run, const Options& options, Report& report
) {
    for (Row row; reader.next(row);) {
        if (row.empty()) continue;
        ++report.rows;
        import.put(row, run);
        if (options.progress && report.rows % 1000 == 0) options.progress(report.rows);
    }
}

// Of a workbook also which sheet is read, and which are not.
static std::string format_of(const RowReader& reader, const city::City& city) {
    const auto format = reader.file().format();
    const auto sheets = reader.file().sheets();
    if (sheets.size() < 2) return format;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (i != reader.sheet()) others.push_back("「" + sheets[i].name + "」");
    return city.catalogue.text(
        texts::Language::Japanese,
        "datasets.sheet_read",
        {{"format", format},
         {"sheet", sheets[reader.sheet()].name},
         {"others", base::join(others, "")}}
    );
}

Import::Import(db::WriteTx& tx, const Kind& kind, Report& report, std::string source)
    : tx_(tx), kind_(kind), report_(report), source_(std::move(source)), keys_(kind) {
    for (const auto& other : list_sources(tx, kind.name))
        each_imported(tx, other, [&](std::string_view key, const ImportedRow& imported) {
            if (other == source_)
                known_.emplace(base::hash(key), Known{imported});
            else if (!imported.closed)
                twins_.emplace(imported.twin, imported.row), elsewhere_.insert(imported.row);
        });
}

void Import::put(const Row& row, const Run& run) {
    line_ = row.line;
    const auto key = keys_.key_of(row);
    ImportedRow imported{0, hash_of(kind_, row), keys_.twin_of(row), false};
    const auto known = known_.find(base::hash(key));
    if (known == known_.end()) return insert(row, key, imported, run);
    known->second.seen = true;
    if (known->second.hash == imported.hash && !known->second.closed) {
        ++report_.unchanged;
        return;
    }
    imported.row = known->second.row;
    update(row, key, imported, run);
}

// A place that stands in another list of this kind, too, is not made twice.
void Import::insert(const Row& row, const std::string& key, ImportedRow imported, const Run& run) {
    imported.row = take_twin(imported.twin);
    const bool is_new = imported.row == 0;
    if (!put_row(row, imported, run)) return;
    insert_imported(tx_, source_, key, imported, run.now);
    ++(is_new ? report_.imported : report_.updated);
}

void Import::update(const Row& row, const std::string& key, ImportedRow imported, const Run& run) {
    if (!put_row(row, imported, run)) return;
    update_imported(tx_, source_, key, imported);
    ++report_.updated;
}

// What a person wrote since then is kept; the file's version is reported, not forgotten: the hash
// stays, so the difference is reported again until somebody settles it.
bool Import::put_row(const Row& row, ImportedRow& imported, const Run& run) {
    if (imported.row != 0 && kind_.edited(tx_, imported.row)) {
        ++report_.kept;
        ++report_.unchanged;
        remark({"edited_by_person", "", std::string(row.text("name"))});
        return false;
    }
    auto put = kind_.put(tx_, row, imported.row, run);
    if (!put) {
        ++report_.rejected;
        remark(std::move(put.error()));
        return false;
    }
    imported.row = *put;
    return true;
}

std::int64_t Import::take_twin(std::int64_t twin) {
    const auto other = twin == 0 ? twins_.end() : twins_.find(twin);
    if (other == twins_.end()) return 0;
    const auto row = other->second;
    twins_.erase(other);
    return row;
}

void Import::remark(Rejection why) {
    ++report_.remarks;
    if (report_.rejections.size() >= most_remarks_kept) return;
    report_.rejections.push_back({line_, std::move(why)});
}

// A row that another list still has stays public; one that a person has changed, too.
void Import::close_unseen(const Run& run) {
    for (const auto& [key, row] : unseen()) {
        if (kind_.edited(tx_, row)) {
            ++report_.kept;
            line_ = 0;
            remark({"edited_and_gone", "", key});
            continue;
        }
        if (!elsewhere_.contains(row)) kind_.close(tx_, row, run);
        close_imported(tx_, source_, key, run.now);
        ++report_.closed;
    }
}

// Their keys are not kept in memory, so the list is read once more when there are any.
std::vector<std::pair<std::string, std::int64_t>> Import::unseen() {
    const auto is_unseen = [](const Known& known) { return !known.seen && !known.closed; };
    std::vector<std::pair<std::string, std::int64_t>> rows;
    if (std::none_of(known_.begin(), known_.end(), [&](const auto& each) {
            return is_unseen(each.second);
        }))
        return rows;
    each_imported(tx_, source_, [&](std::string_view key, const ImportedRow& imported) {
        const auto known = known_.find(base::hash(key));
        if (known != known_.end() && is_unseen(known->second)) rows.emplace_back(key, imported.row);
    });
    return rows;
}

// The cells as the file gives them; the reader's version, so that a better reader reads again.
static std::uint64_t hash_of(const Kind& kind, const Row& row) {
    std::string all = std::to_string(kind.version);
    for (const auto& [header, cell] : row.cells) {
        if (cell.empty()) continue;
        all += '\x1e';
        all += header;
        all += '\x1f';
        all += cell;
    }
    return base::hash(all);
}

}  // namespace datasets
