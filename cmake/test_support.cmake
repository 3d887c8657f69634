# What every test program shares: doctest's main, the named people and places of test/support.
file(GLOB support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/test/support/*.cpp)
add_library(test_support STATIC ${CMAKE_SOURCE_DIR}/test/main.cpp ${support})
target_include_directories(test_support PUBLIC ${CMAKE_SOURCE_DIR}/test ${CMAKE_SOURCE_DIR}/src)
