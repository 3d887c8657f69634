// One city's search: readers are kept and lent to threads, vocabulary and documents are shared.
#include "search/index.h"

#include <mutex>
#include <utility>

#include "base/text.h"
#include "search/indexer.h"
#include "search/reader.h"
#include "search/store.h"
#include "words/fold.h"
#include "words/suggest.h"

namespace search {

namespace {

constexpr std::size_t most_idle_readers = 4;
constexpr int most_rounds_old = 60;  // then the vocabulary is read again although all is in motion

// What changes with the city's words, not with a search.
struct Words {
    words::Vocabulary vocabulary;
    std::int64_t version = -1;
    std::uint64_t inode = 0;
};

}  // namespace

struct Index::Inner {
    Settings settings;
    std::mutex mutex;
    std::vector<std::unique_ptr<Reader>> idle;
    SharedDocs docs;
    std::shared_ptr<const Words> words;
    std::once_flag learned;
    std::shared_ptr<const words::Synonyms> own;
    std::vector<words::Term> stops;
    std::int64_t seen_version = -1;  // of refresh_when_quiet, as the next one
    int rounds_old = 0;

    std::unique_ptr<Reader> take();
    void give_back(std::unique_ptr<Reader> reader);
    std::shared_ptr<const Words> known_words();
    std::shared_ptr<const Words> current_words(Reader& reader, const Docs& docs);
    std::shared_ptr<const Words> read_words(Reader& reader);
    std::shared_ptr<Words> listed_words(Reader& reader, words::VocabularyBuilder builder = {});
    void learn(words::Analyser& analyser);
};

static void show(
    db::ReadTx& tx,
    const Docs& docs,
    const Matches& matches,
    const words::Plan& plan,
    const Query& query,
    Results& results
);
static std::string excerpt_from(const Entry& entry);
static Hit make_hit(Stored stored, const Doc& doc, const words::Plan& plan, const Query& query);

Index::Index(Settings settings) : inner_(std::make_unique<Inner>()) {
    inner_->settings = std::move(settings);
}
Index::~Index() = default;

Results Index::search(db::ReadTx& tx, const Query& query) {
    Results results;
    auto reader = inner_->take();
    const auto docs = reader ? reader->begin(inner_->docs) : nullptr;
    if (!docs) {
        results.ready = false;
        return results;
    }
    const auto words = inner_->current_words(*reader, *docs);
    const words::Language language{words->vocabulary, *inner_->own, inner_->stops};
    const auto plan = words::make_plan(query.text, language, reader->analyser());
    const auto matches = reader->match(*docs, plan, query);
    show(tx, *docs, matches, plan, query, results);
    results.ready = reader->file().ok();
    inner_->give_back(std::move(reader));
    return results;
}

std::vector<std::string> Index::suggest(std::string_view typed, std::size_t limit) {
    auto reader = inner_->take();
    const auto docs = reader ? reader->begin(inner_->docs) : nullptr;
    if (!docs) return {};
    const auto words = inner_->current_words(*reader, *docs);
    inner_->give_back(std::move(reader));
    return words::suggestions(words->vocabulary, *inner_->own, typed, limit);
}

void Index::refresh() {
    auto reader = inner_->take();
    const auto docs = reader ? reader->begin(inner_->docs) : nullptr;
    if (!docs) return;
    const auto fresh = inner_->read_words(*reader);
    inner_->give_back(std::move(reader));
    const std::lock_guard lock(inner_->mutex);
    inner_->words = fresh;
}

void Index::refresh_when_quiet() {
    const auto known = inner_->known_words();
    if (!known) return;  // nobody has asked: they are read when somebody does
    auto reader = inner_->take();
    const auto docs = reader ? reader->begin(inner_->docs) : nullptr;
    if (!docs) return;
    const bool old = known->version != docs->version || known->inode != reader->file().inode();
    inner_->give_back(std::move(reader));
    const bool quiet = std::exchange(inner_->seen_version, docs->version) == docs->version;
    if (old && (quiet || ++inner_->rounds_old >= most_rounds_old)) {
        inner_->rounds_old = 0;
        refresh();
    }
}

void Index::close() {
    const std::lock_guard lock(inner_->mutex);
    inner_->idle.clear();
    inner_->docs.forget();
    inner_->words.reset();
    words::rest_later();
}

// A reader whose file was replaced is not used again.
std::unique_ptr<Reader> Index::Inner::take() {
    const auto path = index_path(settings.folder);
    const auto inode = inode_of(path);
    {
        const std::lock_guard lock(mutex);
        while (!idle.empty()) {
            auto reader = std::move(idle.back());
            idle.pop_back();
            if (reader->file().inode() == inode) return reader;
        }
    }
    return Reader::open(path);
}

void Index::Inner::give_back(std::unique_ptr<Reader> reader) {
    reader->end();
    if (!reader->file().ok()) return;
    const std::lock_guard lock(mutex);
    if (idle.size() < most_idle_readers) idle.push_back(std::move(reader));
}

std::shared_ptr<const Words> Index::Inner::known_words() {
    const std::lock_guard lock(mutex);
    return words;
}

// Those read last; a change of some words may wait for refresh(). The first question to a large
// city does not wait for a quarter of a second: it has the synonyms' words, all others follow at
// once.
std::shared_ptr<const Words> Index::Inner::current_words(Reader& reader, const Docs& docs) {
    constexpr std::int64_t large = 20'000;
    const std::lock_guard lock(mutex);
    if (!words) words = docs.alive < large ? read_words(reader) : listed_words(reader);
    return words;
}

std::shared_ptr<const Words> Index::Inner::read_words(Reader& reader) {
    words::VocabularyBuilder builder;
    reader.file().each_nouns([&](std::string_view nouns) { builder.add(nouns); });
    const auto fresh = listed_words(reader, std::move(builder));
    fresh->version = reader.file().state().value_or(State{}).version;
    fresh->inode = reader.file().inode();
    return fresh;
}

std::shared_ptr<Words> Index::Inner::listed_words(
    Reader& reader, words::VocabularyBuilder builder
) {
    std::call_once(learned, [&] { learn(reader.analyser()); });
    for (const auto* synonyms : {&words::common_synonyms(), own.get()})
        for (const auto& nouns : synonyms->nouns())
            builder.add(nouns);
    auto fresh = std::make_shared<Words>();
    fresh->vocabulary = builder.take();
    return fresh;
}

void Index::Inner::learn(words::Analyser& analyser) {
    auto made = std::make_shared<words::Synonyms>();
    made->add(settings.synonyms, analyser);
    stops = words::stop_words(settings.city_name, analyser);
    own = std::move(made);
}

static void show(
    db::ReadTx& tx,
    const Docs& docs,
    const Matches& matches,
    const words::Plan& plan,
    const Query& query,
    Results& results
) {
    results.total = static_cast<std::int64_t>(matches.found.size());
    results.confidence = matches.confidence;
    results.also = plan.also;
    for (std::size_t kind = 0; kind < docs.kinds.size(); ++kind)
        if (matches.kinds[kind] > 0)
            results.kinds.push_back({docs.kinds[kind], matches.kinds[kind]});
    for (auto i = query.offset; i < matches.found.size() && results.hits.size() < query.limit;
         ++i) {
        const auto& [n, score, repeats] = matches.found[i];
        auto stored = find_stored(tx, docs.all[n].entry);
        if (!stored || stored->gone) continue;  // withdrawn a moment ago
        auto hit = make_hit(std::move(*stored), docs.all[n], plan, query);
        hit.score = static_cast<double>(score);
        hit.repeats = repeats;
        results.hits.push_back(std::move(hit));
    }
}

// The summary of a place or an event says what and where: shown beside its name, not as an excerpt.
static std::string excerpt_from(const Entry& entry) {
    const auto body = entry.body.substr(0, entry.body.find(finding_only));
    const bool placed = entry.kind == "facility" || entry.kind == "shop" || entry.kind == "event";
    return placed ? body : entry.summary + " " + body;
}

static Hit make_hit(Stored stored, const Doc& doc, const words::Plan& plan, const Query& query) {
    Hit hit;
    hit.id = stored.id;
    hit.entry = std::move(stored.entry);
    hit.title = words::mark_text(hit.entry.title, plan.marks);
    hit.snippet = words::snippet(excerpt_from(hit.entry), plan.marks);
    if (query.near && hit.entry.latitude) hit.metres = metres_between(*query.near, doc);
    return hit;
}

}  // namespace search
