# The manual, written as field notes: what the program opens when nothing else is given.
notesdir = $(pkgdatadir)/notes
dist_notes_DATA = \
	data/notes/everything.md \
	data/notes/getting-started.md \
	data/notes/hostile-notes.md \
	data/notes/how-search-ranks.md \
	data/notes/importing-pages.md \
	data/notes/index-and-state.md \
	data/notes/over-ssh-and-tmux.md \
	data/notes/post-meta-panel.md \
	data/notes/reader-keys.md \
	data/notes/scripts-and-json.md \
	data/notes/searching.md \
	data/notes/small-terminals.md \
	data/notes/troubleshooting.md \
	data/notes/way-of-the-data.md \
	data/notes/writing-a-note.md
noteimagesdir = $(notesdir)/images
dist_noteimages_DATA = data/notes/images/way-of-the-data.svg

# How everything may look.
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = \
	data/themes/8-colour.yaml \
	data/themes/dark.yaml \
	data/themes/default.yaml \
	data/themes/high-contrast.yaml \
	data/themes/light.yaml \
	data/themes/monochrome.yaml

# After a note's text was changed: its reading time and its hash.
measure-notes:
	cd '$(srcdir)' && $(SHELL) tests/doc/measure.sh --write data/notes/*.md
.PHONY: measure-notes
