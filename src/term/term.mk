libfieldnotes_a_SOURCES += \
	src/term/child.c src/term/child.h \
	src/term/clipboard.c src/term/clipboard.h \
	src/term/clipboard_program.c src/term/clipboard_program.h \
	src/term/condense.c src/term/condense.h \
	src/term/description.c src/term/description.h \
	src/term/front.c src/term/front.h \
	src/term/glyph.c src/term/glyph.h \
	src/term/held.h \
	src/term/input.c src/term/input.h \
	src/term/moves.c src/term/moves.h \
	src/term/palette.c src/term/palette.h \
	src/term/picture.c src/term/picture.h \
	src/term/screen.c src/term/screen.h \
	src/term/scroll.c src/term/scroll.h \
	src/term/sequence.c src/term/sequence.h \
	src/term/shown.c src/term/shown.h \
	src/term/signals.c src/term/signals.h \
	src/term/term.c src/term/term.h

# Frames that are held back: where configure found files in memory.
if HAVE_MEMORY_FILES
libfieldnotes_a_SOURCES += src/term/held_memory.c
else
libfieldnotes_a_SOURCES += src/term/held_none.c
endif
EXTRA_DIST += src/term/held_memory.c src/term/held_none.c
