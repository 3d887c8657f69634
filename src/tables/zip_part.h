// One part of a zip archive, read in pieces: a sheet of any size in little memory, a bomb not at
// all.
#pragma once

#include <zip.h>

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "tables/reader.h"

namespace tables {

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseZip>;

class ZipPart {
  public:
    ZipPart(zip_t* archive, const std::string& name);
    // Appends the next bytes; false at the end, or when problem() says why.
    bool read(std::string& out);
    const std::optional<Problem>& problem() const { return problem_; }

  private:
    struct Close {
        void operator()(zip_file_t* file) const { zip_fclose(file); }
    };
    bool fail(Refusal refusal);
    std::string name_;
    std::unique_ptr<zip_file_t, Close> file_;
    zip_uint64_t packed_ = 0, unpacked_ = 0;
    std::optional<Problem> problem_;
};

// The elements of one name ("row"), one after the other; what stands around them is passed over.
class XmlElements {
  public:
    XmlElements(ZipPart part, const std::string& name)
        : part_(std::move(part)), begin_("<" + name), end_("</" + name + ">") {}
    bool next(pugi::xml_document& element);
    const std::optional<Problem>& problem() const { return problem_; }

  private:
    bool find_begin();
    std::size_t find_end();
    bool more();
    bool fail(Refusal refusal);
    ZipPart part_;
    std::string begin_, end_, bytes_;
    std::size_t at_ = 0;
    std::optional<Problem> problem_;
};

// A small part as a whole.
std::optional<Problem> parse_part(
    zip_t* archive, const std::string& name, pugi::xml_document& document
);

}  // namespace tables
