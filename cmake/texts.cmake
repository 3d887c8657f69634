# The texts of all rooms, compiled into the room `texts`.
file(GLOB text_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/texts/*.toml)
set(texts_cpp ${CMAKE_BINARY_DIR}/texts/built_in.cpp)
add_custom_command(
  OUTPUT ${texts_cpp}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/texts
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/texts.py ${texts_cpp}
  DEPENDS ${text_files} ${CMAKE_SOURCE_DIR}/tools/texts.py VERBATIM)
target_sources(texts PRIVATE ${texts_cpp})
