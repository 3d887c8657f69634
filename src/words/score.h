// Score (BM25F): what a term is worth in a document, by how rare it is, how often it stands there
// and how long the fields are. Which documents are shown, and in which order, is not decided here.
#pragma once

#include <cmath>
#include <cstdint>

#include "words/postings.h"

namespace words {

// The lengths of one family's fields, close together: they are read for every posting.
struct FieldLengths {
    std::uint16_t title = gone, body = 0;
    static constexpr std::uint16_t gone = 0xFFFF;
};

// tf·2.4/(1.4+tf), tf = 3·title/(.4+.6·length/average) + body/(.25+.75·length/average)
class Saturation {
  public:
    Saturation(float average_title, float average_body)
        : title_(title_normal / average_title), body_(body_normal / average_body) {}
    float operator()(FieldLengths lengths, const Posting& posting) const {
        const float a = 1 - title_normal + title_ * static_cast<float>(lengths.title);
        const float b = 1 - body_normal + body_ * static_cast<float>(lengths.body);
        const float both = title_weight * static_cast<float>(posting.title) * b +
                           static_cast<float>(posting.body) * a;
        return (k1 + 1) * both / (k1 * a * b + both);
    }

  private:
    static constexpr float k1 = 1.4F;
    static constexpr float title_weight = 3, title_normal = 0.6F, body_normal = 0.75F;
    float title_, body_;
};

inline float rareness(std::int64_t documents, std::size_t with_term) {
    const auto n = static_cast<float>(documents), df = static_cast<float>(with_term);
    return std::log(1 + (n - df + 0.5F) / (df + 0.5F));
}

}  // namespace words
