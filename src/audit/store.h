// All SQL of this room. There is no statement that changes or removes an entry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "db/tx.h"

namespace audit {

std::string hash_of(const Kept& kept);
std::optional<std::string> last_hash(db::ReadTx& tx);
void insert_entry(db::WriteTx& tx, const Kept& kept);
std::vector<Kept> list_after(db::ReadTx& tx, std::int64_t id, int most);

}  // namespace audit
