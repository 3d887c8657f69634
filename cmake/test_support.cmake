# What test programs share. test_support: doctest's main, fresh databases. test_browser: the
# in-process client of test/support, for rooms that can answer requests (web and those below it).
add_library(test_support STATIC EXCLUDE_FROM_ALL
  ${CMAKE_SOURCE_DIR}/test/main.cpp ${CMAKE_SOURCE_DIR}/test/support/database.cpp)
target_include_directories(test_support PUBLIC ${CMAKE_SOURCE_DIR}/test ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(test_support PUBLIC migrations)
file(GLOB support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/test/support/*.cpp)
list(FILTER support EXCLUDE REGEX "/database\\.cpp$")
add_library(test_browser STATIC EXCLUDE_FROM_ALL ${support})
target_link_libraries(test_browser PUBLIC test_support net PkgConfig::gumbo)
