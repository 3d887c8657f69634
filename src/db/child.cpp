// run_child: see child.h.
#include "db/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "db/error.h"

namespace db {

static std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> all;
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

static int start(
    const std::vector<std::string>& command, const std::vector<std::string>& environment, int output
) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    pid_t child = 0;
    const int error = posix_spawnp(
        &child,
        command[0].c_str(),
        &actions,
        nullptr,
        pointers(command).data(),
        pointers(environment).data()
    );
    posix_spawn_file_actions_destroy(&actions);
    if (error == ENOENT)
        throw Error(Problem::Refused, command[0] + " is not installed (postgresql-client)");
    if (error != 0) throw Error(Problem::Refused, command[0] + ": " + std::strerror(error));
    return child;
}

std::string run_child(
    const std::vector<std::string>& command, const std::vector<std::string>& settings
) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Error(Problem::Full, std::strerror(errno));
    pid_t child = 0;
    try {
        child = start(command, with_environment(settings), ends[1]);
    } catch (...) {
        ::close(ends[0]);
        ::close(ends[1]);
        throw;
    }
    ::close(ends[1]);
    const auto printed = read_all(ends[0]);
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error(Problem::Refused, command[0] + " failed: " + printed);
    return printed;
}

}  // namespace db
