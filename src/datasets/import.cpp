// The road of one file: open, recognise, choose the list it belongs to, then row by row in one
// transaction. Running it again with the same file changes nothing.
#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "base/text.h"
#include "datasets/datasets.h"
#include "datasets/source_file.h"
#include "datasets/store.h"

namespace datasets {

constexpr std::size_t most_rejections_kept = 1000;
constexpr std::size_t records_looked_at = 20;

namespace {

// A file that was recognised: gives Rows.
class RowReader {
  public:
    static base::Result<RowReader, FileRefusal> open(
        const city::City& city,
        const std::vector<Kind>& kinds,
        const std::string& path,
        const Options& options
    );
    bool next(Row& row);
    const Kind& kind() const { return *found_.kind; }
    const SourceFile& file() const { return *file_; }

  private:
    std::unique_ptr<SourceFile> file_;
    Recognised found_{};
    std::vector<std::pair<int, Record>> first_;  // looked at already, still to be given out
    std::size_t given_ = 0;
};

// Tells rows apart; remembers the keys of this file so that repeated ones get a longer key.
class Keys {
  public:
    explicit Keys(const Kind& kind) : kind_(kind) {}
    std::string key_of(const Row& row);

  private:
    const Kind& kind_;
    std::unordered_set<std::uint64_t> used_;
};

// One import inside its transaction.
class Import {
  public:
    Import(db::WriteTx& tx, const Run& run, Report& report, std::string source)
        : tx_(tx), run_(run), report_(report), source_(std::move(source)) {}
    void put(const Kind& kind, const Row& row, const std::string& key);
    void close_unseen(const Kind& kind);
    // Said about the row that is being put.
    void remark(Rejection why);

  private:
    void insert(const Kind& kind, const Row& row, const std::string& key, const std::string& hash);
    void update(
        const Kind& kind,
        const Row& row,
        const std::string& key,
        const std::string& hash,
        const ImportedRow& known
    );
    void reject(const Row& row, Rejection rejection);
    db::WriteTx& tx_;
    const Run& run_;
    Report& report_;
    std::string source_;
    std::vector<std::int64_t> seen_;
    int line_ = 0;
};

}  // namespace

static std::string choose_source(
    db::ReadTx& tx, RowReader reader, const Options& options, const std::string& path
);
static std::string hash_of(const Kind& kind, const Row& row, const Run& run);
static void import_rows(Import& import, RowReader& reader, const Options& options, Report& report);

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
    const auto open = [&] { return RowReader::open(site.city(), kinds, path, options); };
    const auto first = open();
    if (!first) return refuse_file(first.error());
    const auto folder = std::filesystem::absolute(path).parent_path().string();
    return site.database().write([&](db::WriteTx& tx) {
        Run run{site, now, options.shift_days, report.file, folder};
        Report attempt{
            .file = report.file, .kind = first->kind().name, .format = first->file().format()};
        auto reader = open();
        auto for_keys = open();
        if (!reader || !for_keys) return refuse_file(reader ? for_keys.error() : reader.error());
        Import import(tx, run, attempt, choose_source(tx, std::move(*for_keys), options, path));
        run.remark = [&](Rejection why) { import.remark(std::move(why)); };
        import_rows(import, *reader, options, attempt);
        if (const auto* broken = reader->file().broken()) {
            tx.undo();
            return refuse_file(*broken);
        }
        import.close_unseen(reader->kind());
        if (options.dry_run) tx.undo();
        return attempt;
    });
}

static void import_rows(Import& import, RowReader& reader, const Options& options, Report& report) {
    Keys keys(reader.kind());
    for (Row row; reader.next(row);) {
        if (row.empty()) continue;
        ++report.rows;
        import.put(reader.kind(), row, keys.key_of(row));
        if (options.progress && report.rows % 1000 == 0) options.progress(report.rows);
    }
}

// A list is known by its kind. A file that shares fewer than a fifth of its rows with every list of
// that kind is another list (公立 beside 私立), so that neither closes the other's rows.
static std::string choose_source(
    db::ReadTx& tx, RowReader reader, const Options& options, const std::string& path
) {
    const auto kind = reader.kind().name;
    if (!options.source.empty()) return kind + "/" + options.source;
    const auto sources = list_sources(tx, kind);
    if (sources.empty()) return kind;
    std::vector<std::int64_t> shared(sources.size());
    std::int64_t rows = 0;
    Keys keys(reader.kind());
    for (Row row; reader.next(row);) {
        if (row.empty()) continue;
        ++rows;
        const auto key = keys.key_of(row);
        for (std::size_t i = 0; i < sources.size(); ++i)
            shared[i] += find_imported(tx, sources[i], key).has_value();
    }
    const auto best = std::size_t(std::max_element(shared.begin(), shared.end()) - shared.begin());
    const auto open = count_open(tx, sources[best]);
    if (shared[best] * 5 >= std::min(rows, open)) return sources[best];
    return kind + "/" + std::filesystem::path(path).stem().string();
}

void Import::put(const Kind& kind, const Row& row, const std::string& key) {
    const auto hash = hash_of(kind, row, run_);
    const auto known = find_imported(tx_, source_, key);
    if (!known) return insert(kind, row, key, hash);
    seen_.push_back(known->row);
    if (known->hash == hash && !known->closed) {
        ++report_.unchanged;
        return;
    }
    update(kind, row, key, hash, *known);
}

void Import::insert(
    const Kind& kind, const Row& row, const std::string& key, const std::string& hash
) {
    const auto made = kind.put(tx_, row, 0, run_);
    if (!made) return reject(row, made.error());
    insert_imported(tx_, source_, key, {*made, hash, false}, run_.now);
    seen_.push_back(*made);
    ++report_.imported;
}

// What a person wrote since then is kept; the file's version is reported, not forgotten: the hash
// stays, so the difference is reported again until somebody settles it.
void Import::update(
    const Kind& kind,
    const Row& row,
    const std::string& key,
    const std::string& hash,
    const ImportedRow& known
) {
    if (kind.edited(tx_, known.row)) {
        ++report_.kept;
        ++report_.unchanged;
        remark({"edited_by_person", "", std::string(row.text("name"))});
        return;
    }
    const auto put = kind.put(tx_, row, known.row, run_);
    if (!put) return reject(row, put.error());
    update_imported(tx_, source_, key, hash);
    ++report_.updated;
}

void Import::reject(const Row& row, Rejection rejection) {
    ++report_.rejected;
    line_ = row.line;
    remark(std::move(rejection));
}

void Import::remark(Rejection why) {
    ++report_.remarks;
    if (report_.rejections.size() >= most_rejections_kept) return;
    report_.rejections.push_back({line_, std::move(why)});
}

void Import::close_unseen(const Kind& kind) {
    std::sort(seen_.begin(), seen_.end());
    for (const auto& gone : list_unseen(tx_, source_, seen_)) {
        if (kind.edited(tx_, gone.row)) continue;
        kind.close(tx_, gone.row, run_);
        close_imported(tx_, source_, gone.key, run_.now);
        ++report_.closed;
    }
}

std::string Keys::key_of(const Row& row) {
    const auto joined = [&](const std::vector<std::string>& fields) {
        std::string key;
        for (const auto& field : fields) {
            const auto part = base::fold(row.text(field));
            if (!part.empty()) key += (key.empty() ? "" : "|") + part;
        }
        return key;
    };
    auto key = joined(kind_.key_fields);
    if (base::contains(key, "e+")) key.clear();  // 3.00002e+12: a spreadsheet ate the digits
    if (key.empty()) key = joined(kind_.fallback_fields);
    if (!used_.insert(base::hash(key)).second) {
        key += "#" + joined(kind_.fallback_fields);
        while (!used_.insert(base::hash(key)).second)
            key += "+";
    }
    return key;
}

// The cells as the file gives them; the reader's version, so that a better reader reads again.
static std::string hash_of(const Kind& kind, const Row& row, const Run& run) {
    std::string all = std::to_string(kind.version) + "+" + std::to_string(run.shift_days);
    for (const auto& [header, cell] : row.cells) {
        if (cell.empty()) continue;
        all += '\x1e';
        all += header;
        all += '\x1f';
        all += cell;
    }
    return base::hex(base::hash(all));
}

base::Result<RowReader, FileRefusal> RowReader::open(
    const city::City& city,
    const std::vector<Kind>& kinds,
    const std::string& path,
    const Options& options
) {
    auto file = open_source(path);
    if (!file) return base::refuse(file.error());
    RowReader reader;
    reader.file_ = std::move(*file);
    std::vector<Record> looked_at;
    Record cells;
    for (int line = 0; looked_at.size() < records_looked_at && reader.file_->next(cells, line);) {
        looked_at.push_back(cells);
        reader.first_.emplace_back(line, cells);
    }
    if (const auto* broken = reader.file_->broken()) return base::refuse(*broken);
    if (looked_at.empty()) return base::refuse(FileRefusal{"empty", ""});
    const auto name = std::filesystem::path(path).filename().string();
    auto found = recognise(city, kinds, looked_at, name, options.kind);
    if (!found)
        return base::refuse(FileRefusal{"unknown_kind", base::join(looked_at.front(), ", ")});
    reader.found_ = std::move(*found);
    reader.given_ =
        reader.found_.header_row == std::string::npos ? 0 : reader.found_.header_row + 1;
    return reader;
}

bool RowReader::next(Row& row) {
    Record cells;
    if (given_ < first_.size()) {
        row.line = first_[given_].first;
        cells = std::move(first_[given_++].second);
    } else if (!file_->next(cells, row.line)) {
        return false;
    }
    row.positions = found_.positions;
    row.cells.clear();
    for (std::size_t i = 0; i < cells.size(); ++i)
        row.cells.emplace_back(
            i < found_.headers.size() ? found_.headers[i] : "", std::move(cells[i])
        );
    return true;
}

}  // namespace datasets
