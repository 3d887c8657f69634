// A town's index for tests: a fresh database with entries, followed by an index in its folder.
#pragma once

#include <string>
#include <vector>

#include "search/index.h"
#include "search/indexer.h"
#include "support/database.h"

namespace test {

struct SearchTown {
    SearchTown(db::Database& database_, std::string folder_, std::string name = "なかよし市")
        : database(database_),
          folder(std::move(folder_)),
          indexer(folder),
          index({folder, std::move(name), ""}) {}

    void put(const search::Entry& entry) {
        database.write([&](db::WriteTx& tx) { search::put(tx, entry); });
    }
    void remove(std::string_view kind, std::int64_t source) {
        database.write([&](db::WriteTx& tx) { search::remove(tx, kind, source); });
    }
    search::Indexer::Step follow() {
        const auto step = indexer.step(database);
        index.refresh();
        return step;
    }
    search::Results search(search::Query query) {
        if (query.today == base::Date()) query.today = *base::Date::from(2026, 11, 24);
        return database.read([&](db::ReadTx& tx) { return index.search(tx, query); });
    }
    std::vector<std::string> found(const std::string& text, std::size_t limit = 10) {
        search::Query query;
        query.text = text;
        query.limit = limit;
        std::vector<std::string> ids;
        for (const auto& hit : search(query).hits)
            ids.push_back(hit.entry.source_id);
        return ids;
    }

    db::Database& database;
    std::string folder;
    search::Indexer indexer;
    search::Index index;
};

inline search::Entry entry(std::int64_t source, std::string title, std::string body = "") {
    search::Entry made;
    made.kind = "article";
    made.source = source;
    made.source_id = std::to_string(source);
    made.title = std::move(title);
    made.body = std::move(body);
    made.url = "/articles/" + std::to_string(source);
    return made;
}

}  // namespace test
