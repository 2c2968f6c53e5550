# Documents for people who read or change the code; the manual pages.
EXTRA_DIST += \
	doc/architecture.md \
	doc/configuration.md \
	doc/formats.md \
	doc/images \
	doc/index.md \
	doc/languages.md \
	doc/libraries.md \
	doc/markdown.md \
	doc/performance.md \
	doc/pictures.sh \
	doc/query.md \
	doc/screenshots.sh \
	doc/scripts.md \
	doc/security.md \
	doc/state.md \
	doc/style.md
dist_man_MANS = \
	doc/man/fieldnotes.1 \
	doc/man/fieldnotes-config.5 \
	doc/man/fieldnotes-query.7

# The pictures of the README, in a real terminal (./bootstrap needs pictures).
screenshots: fieldnotes
	@sh '$(srcdir)/doc/pictures.sh' "$$PWD/fieldnotes" '$(srcdir)/doc/images'
.PHONY: screenshots
