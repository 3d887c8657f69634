// What a browser sent about a child → a Child, or what is wrong with which field.
#pragma once

#include "accounts/shown.h"
#include "web/request.h"

namespace accounts {

// Fills the form's fields and errors; the child is only to be used when the form is not wrong().
Child read_child(const web::Request& request, ChildForm& form);

}  // namespace accounts
