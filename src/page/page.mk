libfieldnotes_a_SOURCES += \
	src/page/document.h \
	src/page/draft.c src/page/draft.h \
	src/page/guard.c src/page/guard.h \
	src/page/layout.h \
	src/page/lines.c src/page/lines.h \
	src/page/markdown.c src/page/markdown.h \
	src/page/panel.h \
	src/page/source.c src/page/source.h \
	src/page/style.c src/page/style.h \
	src/page/symbol.c src/page/symbol.h \
	src/page/wrap.c src/page/wrap.h
