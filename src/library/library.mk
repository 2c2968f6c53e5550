libfieldnotes_a_SOURCES += \
	src/library/db.c src/library/db.h \
	src/library/library.h \
	src/library/query.h \
	src/library/search.h \
	src/library/updater.h
