libfieldnotes_a_SOURCES += \
	src/library/db.c src/library/db.h \
	src/library/library.h \
	src/library/query.h \
	src/library/search.h \
	src/library/tokenizer.c src/library/tokenizer.h \
	src/library/updater.h \
	src/library/words.c src/library/words.h
