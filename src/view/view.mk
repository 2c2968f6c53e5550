libfieldnotes_a_SOURCES += \
	src/view/canvas.c src/view/canvas.h \
	src/view/draw.c src/view/draw.h \
	src/view/draw_slid.c src/view/draw_slid.h \
	src/view/linear.c src/view/linear.h \
	src/view/parts.h \
	src/view/view.c src/view/view.h \
	src/view/view_facets.c \
	src/view/view_hints.c \
	src/view/view_list.c \
	src/view/view_menu.c \
	src/view/view_note.c \
	src/view/view_overlay.c \
	src/view/view_page.c \
	src/view/view_panel.c \
	src/view/view_remark.c \
	src/view/view_status.c \
	src/view/view_top.c
