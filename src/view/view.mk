libfieldnotes_a_SOURCES += \
	src/view/canvas.c src/view/canvas.h \
	src/view/view.h
