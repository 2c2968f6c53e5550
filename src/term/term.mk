libfieldnotes_a_SOURCES += \
	src/term/term.h
