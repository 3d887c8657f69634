// Handlers of the public door that stand in other files than its routes.
#pragma once

#include "accounts/accounts.h"
#include "web/request.h"
#include "web/response.h"

namespace accounts {

web::Response show_account(const web::Request& request, const Person& person);
web::Response remove_other_session(const web::Request& request, const Person& person);
web::Response show_data(const web::Request& request, const Person& person);
web::Response new_removal(const web::Request& request, const Person& person);
web::Response create_removal(const web::Request& request, const Person& person);

web::Response new_child(const web::Request& request, const Person& person);
web::Response create_child(const web::Request& request, const Person& person);
web::Response edit_child(const web::Request& request, const Person& person);
web::Response save_child(const web::Request& request, const Person& person);
web::Response delete_child(const web::Request& request, const Person& person);

}  // namespace accounts
