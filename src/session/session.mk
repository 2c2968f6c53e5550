libfieldnotes_a_SOURCES += \
	src/session/area.h \
	src/session/find.c src/session/find.h \
	src/session/fuzzy.c src/session/fuzzy.h \
	src/session/geometry.c src/session/geometry.h \
	src/session/key.c src/session/key.h \
	src/session/link.c src/session/link.h \
	src/session/session.h
