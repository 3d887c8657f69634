// run_child: see child.h.
#include "base/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace base {

static std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> all;
    all.reserve(texts.size() + 1);
    for (const auto& text : texts)
        all.push_back(const_cast<char*>(text.c_str()));
    all.push_back(nullptr);
    return all;
}

// Ours first: the first of two equal names is the one that counts.
static std::vector<std::string> with_environment(std::vector<std::string> settings) {
    for (char** each = environ; *each; ++each)
        settings.emplace_back(*each);
    return settings;
}

static std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> part{};
    for (;;) {
        const auto size = ::read(descriptor, part.data(), part.size());
        if (size > 0) text.append(part.data(), static_cast<std::size_t>(size));
        if (size == 0 || (size < 0 && errno != EINTR)) return text;
    }
}

// 0 when it runs, otherwise what posix_spawn says.
static int start(
    pid_t& child,
    const std::vector<std::string>& command,
    const std::vector<std::string>& environment,
    int output
) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    const auto arguments = pointers(command);
    const auto variables = pointers(environment);
    const int error = posix_spawnp(
        &child, command[0].c_str(), &actions, nullptr, arguments.data(), variables.data()
    );
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static std::string message_of(int error) {
    return std::generic_category().message(error);
}

static bool succeeded(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Result<std::string, std::string> run_child(
    const std::vector<std::string>& command, const std::vector<std::string>& settings
) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return refuse(message_of(errno));
    pid_t child = 0;
    const int error = start(child, command, with_environment(settings), ends[1]);
    ::close(ends[1]);
    auto printed = error == 0 ? read_all(ends[0]) : message_of(error);
    ::close(ends[0]);
    if (error == ENOENT) return refuse(command[0] + " is not installed");
    if (error == 0 && succeeded(child)) return printed;
    return refuse(command[0] + " failed: " + printed);
}

}  // namespace base
