# Fuzz targets: every src/<room>/fuzz/<name>.cpp has an LLVMFuzzerTestOneInput and becomes the program
# fuzz/<room>.<name>, linked to its room. What it found is kept in src/<room>/fuzz/corpus/<name>/.
# Only with the preset `fuzz` (clang); bin/fuzz builds and runs them.
if(HAGUKUMI_FUZZ)
  add_custom_target(fuzz)
  file(GLOB targets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/fuzz/*.cpp)
  foreach(source IN LISTS targets)
    string(REGEX REPLACE ".*/src/([a-z]+)/fuzz/([a-z0-9_]+)\\.cpp$" "\\1.\\2" name ${source})
    string(REGEX REPLACE "\\..*" "" room ${name})
    add_executable(fuzz.${name} EXCLUDE_FROM_ALL ${source})
    set_target_properties(fuzz.${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz
                          OUTPUT_NAME ${name})
    target_link_libraries(fuzz.${name} PRIVATE ${room} -fsanitize=fuzzer,address,undefined)
    add_dependencies(fuzz fuzz.${name})
  endforeach()
endif()
