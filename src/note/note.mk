libfieldnotes_a_SOURCES += \
	src/note/article.h \
	src/note/bodytext.c src/note/bodytext.h \
	src/note/field.c src/note/field.h \
	src/note/frontmatter.c src/note/frontmatter.h \
	src/note/import.h \
	src/note/pagetext.h
