// hagukumi: every public door and the work beside it in one process, for one city or many.
#include <iostream>

#include "accounts/accounts.h"
#include "areas/areas.h"
#include "articles/articles.h"
#include "events/events.h"
#include "facility_lists/facility_lists.h"
#include "files/files.h"
#include "finding/finding.h"
#include "home/home.h"
#include "mypage/mypage.h"
#include "places/places.h"
#include "program/program.h"
#include "search/search.h"
#include "staff/staff.h"

static void open_doors(web::Router& portal) {
    home::pages(portal);
    accounts::pages(portal);
    mypage::pages(portal);
    files::pages(portal);
    articles::pages(portal);
    places::pages(portal);
    events::pages(portal);
    finding::pages(portal);
    staff::Office office(portal);
    staff::office(office, portal);
    articles::office(office);
}

static std::vector<datasets::Kind> known_datasets() {
    std::vector<datasets::Kind> all;
    for (const auto& of_room :
         {articles::datasets(), areas::datasets(), facility_lists::datasets(), events::datasets()})
        all.insert(all.end(), of_room.begin(), of_room.end());
    return all;
}

int main(int argc, char** argv) {
    try {
        return program::run(
            argc, argv, {open_doors, known_datasets(), search::keep_fresh, search::before_stop}
        );
    } catch (const std::exception& error) {  // broken: the operator reads why, nothing is half done
        std::cerr << "hagukumi: " << error.what() << '\n';
        return 2;
    }
}
