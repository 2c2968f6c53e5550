libfieldnotes_a_SOURCES += \
	src/page/document.h \
	src/page/layout.h \
	src/page/lines.h \
	src/page/panel.h \
	src/page/style.h
