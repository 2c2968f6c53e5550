libfieldnotes_a_SOURCES += \
	src/session/area.h \
	src/session/key.c src/session/key.h \
	src/session/session.h
