# tests/page: pages and panels against golden files; `make update-goldens` writes them anew.

check_PROGRAMS += tests/page/dump
tests_page_dump_LDADD = libfieldnotes.a $(fieldnotes_libs)
TESTS += tests/page/goldens.sh

update-goldens: tests/page/dump
	SRCDIR='$(abs_top_srcdir)' BUILDDIR='$(abs_top_builddir)' $(SHELL) $(srcdir)/tests/page/goldens.sh update
.PHONY: update-goldens

page_goldens = \
	tests/page/alerts.md tests/page/alerts.80 tests/page/alerts.40 tests/page/alerts.ascii \
	tests/page/code-data.md tests/page/code-data.coloured \
	tests/page/code-machine.md tests/page/code-machine.coloured \
	tests/page/code-script.md tests/page/code-script.coloured \
	tests/page/code-session.md tests/page/code-session.coloured \
	tests/page/code-web.md tests/page/code-web.coloured \
	tests/page/blocks.md tests/page/blocks.80 tests/page/blocks.40 tests/page/blocks.ascii \
	tests/page/definitions.md tests/page/definitions.80 tests/page/definitions.40 tests/page/definitions.ascii \
	tests/page/footnotes.md tests/page/footnotes.80 tests/page/footnotes.40 tests/page/footnotes.ascii \
	tests/page/github.md tests/page/github.80 tests/page/github.40 tests/page/github.ascii \
	tests/page/html.md tests/page/html.80 tests/page/html.40 tests/page/html.ascii \
	tests/page/inline.md tests/page/inline.80 tests/page/inline.40 tests/page/inline.ascii \
	tests/page/lists.md tests/page/lists.80 tests/page/lists.40 tests/page/lists.ascii \
	tests/page/math.md tests/page/math.80 tests/page/math.40 tests/page/math.ascii \
	tests/page/meta.md tests/page/meta.panel.38 tests/page/meta.panel.80 \
	tests/page/scripts.md tests/page/scripts.80 tests/page/scripts.40 \
	tests/page/tables.md tests/page/tables.80 tests/page/tables.40 tests/page/tables.ascii \
	tests/page/templates.md tests/page/templates.80 tests/page/templates.40 tests/page/templates.ascii \
	tests/page/thai.md tests/page/thai.80 tests/page/thai.40
EXTRA_DIST += tests/page/goldens.sh $(page_goldens)
