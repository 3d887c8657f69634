# The migrations of all rooms, compiled into one small library that programs and tests link.
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/migrations/*.sql)
set(migrations_cpp ${CMAKE_BINARY_DIR}/migrations/all.cpp)
add_custom_command(
  OUTPUT ${migrations_cpp}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/migrations
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/migrations.py ${migrations_cpp}
  DEPENDS ${migration_files} ${CMAKE_SOURCE_DIR}/tools/migrations.py VERBATIM)
add_library(migrations STATIC ${migrations_cpp})
target_link_libraries(migrations PUBLIC db)
