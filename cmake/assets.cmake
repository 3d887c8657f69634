# Style sheets, scripts and icons for browsers: ${build}/assets (tools/assets.mjs; npm packages by bin/install).
file(GLOB asset_sources CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/src/*/*.css ${CMAKE_SOURCE_DIR}/src/*/*.ts ${CMAKE_SOURCE_DIR}/src/*/*/*.ts ${CMAKE_SOURCE_DIR}/src/html/*.svg)
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/assets/manifest.json
  COMMAND node tools/assets.mjs ${CMAKE_BINARY_DIR}/assets
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  DEPENDS ${asset_sources} ${CMAKE_SOURCE_DIR}/tools/assets.mjs ${CMAKE_SOURCE_DIR}/package-lock.json VERBATIM)
add_custom_target(assets DEPENDS ${CMAKE_BINARY_DIR}/assets/manifest.json)
