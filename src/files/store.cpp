// The table of files.
#include "files/store.h"

#include "db/tx.h"

namespace files {

static const db::Sql new_file{R"(
INSERT INTO file (name, title, media_type, bytes, width, height, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'import')
ON CONFLICT (name) DO NOTHING)"};

static const db::Sql one_file{R"(
SELECT name, title, media_type, bytes, width, height
FROM file
WHERE name = $1)"};

void put_file(db::WriteTx& tx, const File& f, base::Moment now) {
    tx.execute(new_file, f.name, f.title, f.media_type, f.bytes, f.width, f.height, now);
}

std::optional<File> find_file(db::ReadTx& tx, std::string_view name) {
    return tx.find<File>(one_file, name);
}

File File::from(const db::Row& row) {
    return {
        row.get<std::string>(0),
        row.get<std::string>(1),
        row.get<std::string>(2),
        row.get<std::int64_t>(3),
        row.get<int>(4),
        row.get<int>(5)};
}

}  // namespace files
