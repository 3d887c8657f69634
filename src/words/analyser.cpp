// MeCab and what its dictionary says about a word.
#include "words/analyser.h"

#include <malloc.h>
#include <mecab.h>
#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include "base/log.h"
#include "words/fold.h"

namespace words {

namespace {

constexpr auto dictionary_folder = "/var/lib/mecab/dic/juman-utf8";
constexpr std::size_t chunk_bytes = 600;  // MeCab keeps memory for the longest text it has seen
constexpr std::size_t remembered_words = 20'000;
constexpr std::size_t remembered_pieces = 8'192;
constexpr std::size_t remembered_bytes = 64;  // longer pieces hardly come again

// What is known of one dictionary entry; found again by the address of its feature text.
struct Info {
    std::u32string reading;
    Term term = 0;
    Sort sort = Sort::Particle;
    bool nominal = false;
};

struct Dictionary {
    std::unique_ptr<MeCab::Model> model;
    std::string name = "none";
};

std::atomic<bool> worked = false;

}  // namespace

static const Dictionary& opened();
static Info describe(const MeCab::Node& node);
static Sort sort_of(std::string_view feature);
static std::string_view field(std::string_view feature, int number);
static std::string_view representative(std::string_view feature);
static std::u32string readable(std::u32string_view text);
static std::size_t piece_end(std::string_view text);
static std::size_t chunk_end(std::string_view text);

// A list of places says the same again and again (本町|1丁目, 一時預かり): what was analysed a
// moment ago is not analysed again.
struct Analyser::Inner {
    std::unique_ptr<MeCab::Tagger> tagger;
    std::unique_ptr<MeCab::Lattice> lattice;
    std::unordered_map<const char*, Info> known;
    std::deque<Info> unknown;
    std::unordered_map<std::string, std::vector<Word>> pieces;  // surfaces lie in their keys
    std::vector<Word> words;

    void forget_when_full();
    void add_piece(std::string_view text, bool after_space);
    void add_words(std::string_view text, std::vector<Word>& out);
    const Info& info(const MeCab::Node& node);
};

Analyser::Analyser() : inner_(std::make_unique<Inner>()) {
    const auto& model = opened().model;
    if (!model) return;
    inner_->tagger.reset(model->createTagger());
    inner_->lattice.reset(model->createLattice());
}

Analyser::~Analyser() = default;

const std::vector<Word>& Analyser::words(std::string_view text) {
    worked = true;
    inner_->words.clear();
    inner_->forget_when_full();
    for (bool after_space = false; inner_->tagger && !text.empty();) {
        const auto end = piece_end(text);
        if (end > 0) inner_->add_piece(text.substr(0, end), after_space);
        after_space = end < text.size() && text[end] == ' ';
        text.remove_prefix(after_space ? end + 1 : end);
    }
    return inner_->words;
}

void Analyser::Inner::forget_when_full() {
    const bool full = known.size() > remembered_words || unknown.size() > remembered_words ||
                      pieces.size() > remembered_pieces;
    if (full) known.clear(), unknown.clear(), pieces.clear();
}

void Analyser::Inner::add_piece(std::string_view text, bool after_space) {
    const auto first = words.size();
    if (text.size() > remembered_bytes) {
        add_words(text, words);
    } else {
        const auto [piece, fresh] = pieces.try_emplace(std::string(text));
        if (fresh) add_words(piece->first, piece->second);
        for (auto word : piece->second) {
            const auto at = static_cast<std::size_t>(word.surface.data() - piece->first.data());
            word.surface = text.substr(at, word.surface.size());
            words.push_back(word);
        }
    }
    if (words.size() > first) words[first].after_space = after_space;
}

void Analyser::Inner::add_words(std::string_view text, std::vector<Word>& out) {
    lattice->set_sentence(text.data(), text.size());
    if (!tagger->parse(lattice.get())) return;
    const auto* node = lattice->bos_node()->next;
    for (; node != nullptr && node->stat != MECAB_EOS_NODE; node = node->next) {
        const Info& entry = info(*node);
        const std::string_view surface(node->surface, node->length);
        const bool in_dictionary = node->stat == MECAB_NOR_NODE;
        const bool after_space = node->rlength != node->length;
        out.push_back(
            {surface,
             entry.reading,
             entry.term,
             entry.sort,
             in_dictionary,
             entry.nominal,
             after_space}
        );
    }
}

const Info& Analyser::Inner::info(const MeCab::Node& node) {
    if (node.stat != MECAB_NOR_NODE) return unknown.emplace_back(describe(node));
    const auto [at, fresh] = known.try_emplace(node.feature);
    if (fresh) at->second = describe(node);
    return at->second;
}

void rest_later() {
    worked = true;
}

// MeCab does not say where it mapped its file; the kernel does.
void rest() {
    if (!worked.exchange(false)) return;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        if (line.find(dictionary_folder) == std::string::npos) continue;
        std::uintptr_t first = 0, last = 0;
        char dash = 0;
        if (!(std::istringstream(line) >> std::hex >> first >> dash >> last)) continue;
        ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
    }
    ::malloc_trim(0);
}

const std::string& dictionary() {
    return opened().name;
}

std::string skeleton(std::string_view form) {
    const auto characters = base::to_utf32(form);
    std::u32string kanji, kana;
    bool has_kanji = false;
    for (const auto c : characters) {
        has_kanji = has_kanji || is_kanji(c);
        if (!is_hiragana(c)) kanji += c;
        kana += to_hiragana(c);
    }
    return base::to_utf8(has_kanji ? kanji : kana);
}

static const Dictionary& opened() {
    static const Dictionary dictionary = [] {
        Dictionary made;
        const std::filesystem::path file = std::string(dictionary_folder) + "/sys.dic";
        std::error_code missing;
        const auto size = std::filesystem::file_size(file, missing);
        if (!missing) {
            const auto options = std::string("-r /dev/null -d ") + dictionary_folder;
            made.model.reset(MeCab::createModel(options.c_str()));
        }
        if (made.model)
            made.name = "juman-utf8/" + std::to_string(size);
        else
            base::log(
                base::LogLevel::Error,
                "words: no Japanese dictionary (package mecab-jumandic-utf8): "
                "words are not recognised, only parts of words are found",
                {{"folder", dictionary_folder}}
            );
        return made;
    }();
    return dictionary;
}

static Info describe(const MeCab::Node& node) {
    const std::string_view feature(node.feature);
    const std::string_view surface(node.surface, node.length);
    Info info;
    info.sort = sort_of(feature);
    const bool as_noun = info.sort == Sort::Verb && field(feature, 3) == "基本連用形";
    info.nominal = as_noun || info.sort == Sort::Noun || info.sort == Sort::Number ||
                   info.sort == Sort::Suffix || info.sort == Sort::Prefix;
    auto reading = field(feature, 5);
    if (reading.empty() || reading == "*") reading = surface;
    info.reading = readable(base::to_utf32(reading));
    if (info.sort == Sort::Particle || info.sort == Sort::Mark || info.sort == Sort::Prefix)
        return info;
    auto form = representative(feature);
    if (form.empty()) form = field(feature, 4);
    if (form.empty() || form == "*") form = surface;
    info.term = word_term(skeleton(form));
    return info;
}

static Sort sort_of(std::string_view feature) {
    const auto part = field(feature, 0);
    const auto detail = field(feature, 1);
    if (part == "名詞") {
        if (detail == "数詞") return Sort::Number;
        // こと, もの, ため: they carry no content.
        return detail == "形式名詞" || detail == "副詞的名詞" ? Sort::Particle : Sort::Noun;
    }
    if (part == "未定義語") return Sort::Noun;
    if (part == "動詞" || part == "形容詞") return Sort::Verb;
    if (part == "副詞") return Sort::Adverb;
    if (part == "接頭辞") return Sort::Prefix;
    if (part == "接尾辞") return detail.starts_with("名詞性") ? Sort::Suffix : Sort::Particle;
    return part == "特殊" ? Sort::Mark : Sort::Particle;
}

static std::string_view field(std::string_view feature, int number) {
    for (; number > 0; --number) {
        const auto comma = feature.find(',');
        if (comma == std::string_view::npos) return {};
        feature.remove_prefix(comma + 1);
    }
    return feature.substr(0, feature.find(','));
}

static std::string_view representative(std::string_view feature) {
    constexpr std::string_view mark = "代表表記:";
    const auto at = feature.find(mark);
    if (at == std::string_view::npos) return {};
    feature.remove_prefix(at + mark.size());
    return feature.substr(0, feature.find_first_of("/ ,"));
}

// Some entries have kanji in their reading (児童クラブ): then the reading is not known.
static std::u32string readable(std::u32string_view text) {
    auto out = sound(text);
    for (const auto c : out)
        if (!is_hiragana(c) && !is_digit(c) && !is_latin(c)) return {};
    return out;
}

// Up to a space, the end of a sentence or the beginning of a number: what stands before and behind
// does not change how a piece is read.
static std::size_t piece_end(std::string_view text) {
    const auto stop = std::string_view("。");
    const auto most = std::min(text.size(), chunk_bytes);
    for (std::size_t i = 0; i < most; ++i) {
        if (text[i] == ' ') return i;
        const bool number = text[i] >= '0' && text[i] <= '9';
        if (number && i > 0 && static_cast<unsigned char>(text[i - 1]) >= 0x80) return i;
        if (text.substr(i, stop.size()) == stop) return i + stop.size();
    }
    return chunk_end(text);
}

// Not in the middle of a character.
static std::size_t chunk_end(std::string_view text) {
    if (text.size() <= chunk_bytes) return text.size();
    auto end = chunk_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return end > 0 ? end : chunk_bytes;
}

}  // namespace words
