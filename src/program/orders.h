// The commands, one function each; the command line is read in run.cpp. Each returns the exit
// status.
#pragma once

#include <string>
#include <vector>

#include "program/program.h"
#include "program/settings.h"

namespace program {

struct ImportOrder {
    std::string city{}, kind{}, source{}, anchor{};
    bool dry_run = false;
    std::vector<std::string> files{};
};

struct ExportOrder {
    std::string city{}, kind{}, folder = ".", encoding = "utf-8";
    int generation = 2;
};

struct InviteOrder {
    std::string city{}, name{}, mail{}, department{}, role = "manager";
};

int serve(const Settings& settings, const Program& program);
int import_files(const Settings& settings, const Program& program, const ImportOrder& order);
int export_files(const Settings& settings, const Program& program, const ExportOrder& order);
int found_city(
    Settings& settings, const Program& program, const std::string& folder, const std::string& match
);
int backup(const Settings& settings, const std::string& city, const std::string& file);
int restore(const Settings& settings, const std::string& city, const std::string& file);
// The first person of an office cannot be invited from inside it.
int invite_staff(const Settings& settings, const InviteOrder& order);
// Whether the audit record is unbroken; prints its head, to be noted elsewhere.
int verify_audit(const Settings& settings, const std::string& city);

// One file with its report printed.
datasets::Report import_one(
    web::Site& site,
    const Program& program,
    const std::string& file,
    datasets::Options options,
    base::Moment now
);
// Whole weeks, so that a Saturday stays a Saturday.
int weeks_between(base::Date anchor, base::Date today);

// One sentence to the operator, on standard error.
int refuse(const std::string& why);

}  // namespace program
