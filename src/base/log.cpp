// Log lines are written with one write(2) each, so that threads and processes do not mix them.
#include "base/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>

#include "base/clock.h"

namespace base {

static std::atomic<LogFormat> format_in_use{LogFormat::Text};
static const char* name_of(LogLevel level);

void log_as(LogFormat format) {
    format_in_use = format;
}

LogFormat log_format() {
    return format_in_use;
}

void log(LogLevel level, std::string_view message, std::initializer_list<LogField> fields) {
    const auto now = SystemClock().now().iso();
    std::string line;
    if (format_in_use == LogFormat::Json) {
        line = fmt::format(
            R"({{"time":"{}","level":"{}","message":{})", now, name_of(level), json_quote(message)
        );
        for (const auto& [key, value] : fields)
            line += fmt::format(",{}:{}", json_quote(key), json_quote(value));
        line += "}\n";
    } else {
        line = fmt::format("{} {} {}", now, name_of(level), message);
        for (const auto& [key, value] : fields)
            line += fmt::format(" {}={}", key, log_value(value));
        line += '\n';
    }
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

std::string log_value(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == 0x7f) return json_quote(text);
    return text.empty() ? "\"\"" : std::string(text);
}

std::string json_quote(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || c == '<' || c == '>' || c == '&' || byte == 0x7f) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out += '"';
}

static const char* name_of(LogLevel level) {
    switch (level) {
        case LogLevel::Info:
            return "info";
        case LogLevel::Warning:
            return "warning";
        case LogLevel::Error:
            return "error";
    }
    return "error";
}

}  // namespace base
