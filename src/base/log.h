// What happened, for operators: one JSON object or one line of text on standard error.
// Never a name, an address or a search word of a person.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class LogFormat { Text, Json };
enum class LogLevel { Info, Warning, Error };

using LogField = std::pair<std::string_view, std::string>;

void log_as(LogFormat format);
LogFormat log_format();
void log(LogLevel level, std::string_view message, std::initializer_list<LogField> fields = {});

// How a value stands in a line of text: as it is, or quoted when it could be taken for something
// else (a space, a line break): nobody can write a line of the log.
std::string log_value(std::string_view text);

// "text" as a JSON string with quotes; control characters and <, >, & are escaped so that the
// result may also stand inside a <script type="application/json">.
std::string json_quote(std::string_view text);

}  // namespace base
