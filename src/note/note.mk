libfieldnotes_a_SOURCES += \
	src/note/article.c src/note/article.h \
	src/note/article_fields.c src/note/article_fields.h \
	src/note/article_lists.c src/note/article_lists.h \
	src/note/bodytext.c src/note/bodytext.h \
	src/note/codeshape.c src/note/codeshape.h \
	src/note/encoding.c src/note/encoding.h \
	src/note/field.c src/note/field.h \
	src/note/frontmatter.c src/note/frontmatter.h \
	src/note/import.h \
	src/note/markdown.c src/note/markdown.h \
	src/note/pagebody.c src/note/pagebody.h \
	src/note/pagebullet.c src/note/pagebullet.h \
	src/note/pageimage.c src/note/pageimage.h \
	src/note/pagelabel.c src/note/pagelabel.h \
	src/note/pageline.c src/note/pageline.h \
	src/note/pagemeta.c src/note/pagemeta.h \
	src/note/pagetext.c src/note/pagetext.h \
	src/note/plain.c src/note/plain.h \
	src/note/title.c src/note/title.h \
	src/note/toml.c src/note/toml.h \
	src/note/value.c src/note/value.h
