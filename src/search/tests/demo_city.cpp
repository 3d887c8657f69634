// Reading city/demo for the regression queries.
#include "demo_city.h"

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <map>

#include "base/text.h"
#include "html/markdown.h"

namespace {

using Record = std::map<std::string, std::string>;

std::vector<std::vector<std::string>> read_cells(const std::string& path) {
    std::ifstream file(path);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        auto& cell = rows.back().back();
        if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[i++];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            rows.back().emplace_back();
        else if (c == '\n' && !quoted)
            rows.push_back({""});
        else if (c != '\r')
            cell += c;
    }
    return rows;
}

std::vector<Record> read_csv(const std::string& path) {
    auto rows = read_cells(path);
    std::vector<Record> records;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Record record;
        for (std::size_t j = 0; j < std::min(rows[i].size(), rows[0].size()); ++j)
            if (!rows[i][j].empty()) record[rows[0][j]] = rows[i][j];
        if (!record.empty()) records.push_back(std::move(record));
    }
    return records;
}

std::string joined(const boost::json::object& object, const char* name) {
    std::string out;
    const auto* values = object.if_contains(name);
    if (values == nullptr || !values->is_array()) return out;
    for (const auto& value : values->as_array())
        (out += value.as_string()) += ' ';
    return out;
}

void add_articles(const std::string& path, std::vector<search::Entry>& all) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto object = boost::json::parse(line).as_object();
        search::Entry entry;
        entry.kind = object.at("kind").as_string();
        entry.source_id = object.at("id").as_string();
        entry.title = object.at("title").as_string();
        if (object.contains("summary")) entry.summary = object.at("summary").as_string();
        entry.body = html::render_markdown(std::string(object.at("body").as_string())).plain;
        entry.keywords = joined(object, "keywords") + joined(object, "categories");
        all.push_back(std::move(entry));
    }
}

void add_places(const std::string& path, const std::string& name, std::vector<search::Entry>& all) {
    for (auto& record : read_csv(path)) {
        search::Entry entry;
        entry.kind = name == "イベント名" ? "event" : "facility";
        entry.source_id = record.contains("ID") ? record["ID"] : record["NO"];
        entry.title = record[name];
        entry.keywords = record[name + "_カナ"];
        entry.summary = record["種別"] + " " + record["業種"];
        if (record.contains("開始日"))
            entry.day_from = entry.day_to = base::Date::from_iso(record["開始日"]);
        for (const auto& [column, value] : record)
            if (column != name && column != "緯度" && column != "経度")
                (entry.body += value) += ' ';
        all.push_back(std::move(entry));
    }
}

}  // namespace

std::vector<search::Entry> test::demo_city() {
    const std::string folder = "city/demo/";
    std::vector<search::Entry> all;
    for (const auto* file : {"articles.jsonl", "faq.jsonl", "columns.jsonl"})
        add_articles(folder + file, all);
    for (const auto* file : {"preschool.csv", "hospital.csv", "park.csv", "public_facility.csv"})
        add_places(folder + file, "名称", all);
    for (const auto* file : {"school.csv", "evacuation.csv", "aed.csv", "public_toilet.csv"})
        add_places(folder + file, "名称", all);
    add_places(folder + "baby_station.csv", "登録施設名", all);
    add_places(folder + "events.csv", "イベント名", all);
    std::int64_t source = 0;
    for (auto& entry : all) {
        entry.source = ++source;
        entry.url = "/" + entry.kind + "/" + std::to_string(source);
    }
    return all;
}
