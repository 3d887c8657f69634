# cmake --install: the program, its browser assets beside it, the backup script, the handbook.
install(TARGETS hagukumi RUNTIME DESTINATION lib/hagukumi)
install(DIRECTORY ${CMAKE_BINARY_DIR}/assets DESTINATION lib/hagukumi)
install(PROGRAMS deploy/backup DESTINATION lib/hagukumi)
install(DIRECTORY docs/operations/ DESTINATION share/doc/hagukumi)
install(CODE [[
  file(MAKE_DIRECTORY "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/bin")
  file(CREATE_LINK ../lib/hagukumi/hagukumi "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/bin/hagukumi" SYMBOLIC)]])
