libfieldnotes_a_SOURCES += \
	src/session/key.h \
	src/session/session.h
