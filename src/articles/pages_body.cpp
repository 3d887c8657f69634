// What an editor wrote → what the page shows: links by the city's own ids get the numbers of our
// addresses, Markdown becomes HTML.
#include "articles/body.h"

#include <set>
#include <unordered_map>

#include "base/text.h"
#include "web/request.h"

namespace articles {

// A link by one of the city's own ids: where its address stands, and the id at its end.
struct NamedLink {
    std::size_t begin, end;
    std::string_view id;
};

static std::vector<NamedLink> list_named_links(std::string_view body);
static std::set<std::string_view> ids_in(
    const std::vector<NamedLink>& links, std::string_view related
);
static std::string_view id_in(std::string_view reference);

References find_references(const web::Request& request, db::ReadTx& tx, const Article& article) {
    References references;
    for (const auto id : ids_in(list_named_links(article.body), article.related)) {
        request.shows(search::topic_of_reference(id));
        if (auto found = search::find_by_source_id(tx, id, request.today()))
            references.emplace(id, std::move(*found));
    }
    return references;
}

std::string with_numbers(std::string_view body, const References& references) {
    std::string out;
    std::size_t done = 0;
    for (const auto& link : list_named_links(body)) {
        const auto found = references.find(link.id);
        if (found == references.end()) continue;
        out.append(body.substr(done, link.begin - done)).append(found->second.url);
        done = link.end;
    }
    return out.append(body.substr(done));
}

std::vector<Link> related_links(std::string_view related, const References& references) {
    std::vector<Link> links;
    for (const auto reference : base::split(related, ';'))
        if (const auto found = references.find(id_in(reference)); found != references.end())
            links.push_back({found->second.title, found->second.url});
    return links;
}

// A page is made anew when anything on it changes; most often its Markdown is what it was.
const html::Rendered& rendered(std::string_view markdown, std::string_view link_prefix) {
    constexpr std::size_t most_bytes = 1 << 20;  // of each thread that renders pages
    thread_local std::unordered_map<std::string, html::Rendered> remembered;
    thread_local std::size_t bytes = 0;
    const auto key = std::string(link_prefix).append("\n").append(markdown);
    if (const auto known = remembered.find(key); known != remembered.end()) return known->second;
    auto fresh = html::render_markdown(markdown, link_prefix);
    const auto size = key.size() + fresh.body.text().size() + fresh.plain.size() + 512;
    if (bytes + size > most_bytes) remembered.clear(), bytes = 0;
    bytes += size;
    return remembered.emplace(key, std::move(fresh)).first->second;
}

// Editors link by the city's own ids, "/facilities/hotroom-ekimae".
static std::vector<NamedLink> list_named_links(std::string_view body) {
    std::vector<NamedLink> links;
    for (auto at = body.find("](/"); at != body.npos; at = body.find("](/", at + 1)) {
        const auto end = body.find(')', at);
        const auto slash = body.rfind('/', end);
        if (end == body.npos || slash <= at + 2) continue;
        const auto id = body.substr(slash + 1, end - slash - 1);
        if (!base::to_integer(id)) links.push_back({at + 2, end, id});
    }
    return links;
}

static std::set<std::string_view> ids_in(
    const std::vector<NamedLink>& links, std::string_view related
) {
    std::set<std::string_view> ids;
    for (const auto& link : links)
        ids.insert(link.id);
    for (const auto reference : base::split(related, ';'))
        if (const auto id = id_in(reference); !id.empty()) ids.insert(id);
    return ids;
}

// "facility:hotroom-ekimae" → "hotroom-ekimae"
static std::string_view id_in(std::string_view reference) {
    const auto colon = reference.find(':');
    return colon == std::string_view::npos ? "" : reference.substr(colon + 1);
}

}  // namespace articles
