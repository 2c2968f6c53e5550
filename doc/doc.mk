# Documents for people who read or change the code; the manual page.
EXTRA_DIST += \
	doc/architecture.md \
	doc/formats.md \
	doc/index.md \
	doc/languages.md \
	doc/libraries.md \
	doc/markdown.md \
	doc/performance.md \
	doc/query.md \
	doc/screenshots.sh \
	doc/scripts.md \
	doc/state.md \
	doc/style.md
dist_man_MANS = doc/man/fieldnotes.1
