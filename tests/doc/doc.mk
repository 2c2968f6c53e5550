# What README, manual and bundled notes say is true.
doc_tests = \
	tests/doc/examples.sh \
	tests/doc/manual.sh \
	tests/doc/notes.sh
TESTS += $(doc_tests)
EXTRA_DIST += $(doc_tests) tests/doc/measure.sh tests/doc/splice.awk

# Prints what the manual pages take from tables.
check_PROGRAMS += tests/doc/tables

# After a table was changed: puts its rows into the manual pages.
manual: tests/doc/tables
	tests/doc/tables >tables.mdoc
	for page in $(dist_man_MANS); do \
	  (cd '$(srcdir)' && $(AWK) -f tests/doc/splice.awk '$(abs_builddir)/tables.mdoc' "$$page" \
	    >'$(abs_builddir)/manual.mdoc' && cat '$(abs_builddir)/manual.mdoc' >"$$page") || exit 1; \
	done
	rm -f tables.mdoc manual.mdoc
.PHONY: manual
