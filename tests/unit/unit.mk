# tests/unit: see doc/style.md, "Tests".

# note
note_unit_tests = \
	tests/unit/test_field
if HAVE_CMOCKA
check_PROGRAMS += $(note_unit_tests)
TESTS += $(note_unit_tests)
endif
note_unit_libs = libfieldnotes.a $(fieldnotes_libs) $(CMOCKA_LIBS)
tests_unit_test_field_LDADD = $(note_unit_libs)
