libfieldnotes_a_SOURCES += \
	src/term/clipboard.c src/term/clipboard.h \
	src/term/glyph.c src/term/glyph.h \
	src/term/input.c src/term/input.h \
	src/term/term.h
