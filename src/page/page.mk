libfieldnotes_a_SOURCES += \
	src/page/alert.c src/page/alert.h \
	src/page/anchor.c src/page/anchor.h \
	src/page/attribute.c src/page/attribute.h \
	src/page/container.c src/page/container.h \
	src/page/definition.c src/page/definition.h \
	src/page/disguise.c src/page/disguise.h \
	src/page/disguise_choose.c \
	src/page/disguise_find.c \
	src/page/disguise_own.h \
	src/page/document.c src/page/document.h \
	src/page/document_aside.c \
	src/page/document_footnote.c \
	src/page/document_html.c src/page/document_html.h \
	src/page/document_html_pre.c \
	src/page/document_html_shown.c \
	src/page/document_html_table.c \
	src/page/document_html_tag.c \
	src/page/document_module.c \
	src/page/document_own.h \
	src/page/document_read.c \
	src/page/document_table.c \
	src/page/document_task.c \
	src/page/document_text.c \
	src/page/document_torn.c \
	src/page/draft.c src/page/draft.h \
	src/page/flow.c src/page/flow.h \
	src/page/guard.c src/page/guard.h \
	src/page/html.c src/page/html.h \
	src/page/html_element.c src/page/html_element.h \
	src/page/html_reference.c src/page/html_reference.h \
	src/page/inline.c src/page/inline.h \
	src/page/inline_bare.c \
	src/page/inline_extend.c \
	src/page/inline_footnote.c \
	src/page/inline_html.c \
	src/page/inline_lines.c \
	src/page/inline_markup.c \
	src/page/inline_own.h \
	src/page/inline_strike.c \
	src/page/inline_template.c \
	src/page/inline_wiki.c \
	src/page/layout.c src/page/layout.h \
	src/page/layout_whole.c \
	src/page/lines.c src/page/lines.h \
	src/page/margin.c src/page/margin.h \
	src/page/math.c src/page/math.h \
	src/page/panel.c src/page/panel.h \
	src/page/panel_field.c \
	src/page/panel_group.c \
	src/page/panel_notes.c \
	src/page/panel_own.h \
	src/page/panel_row.c \
	src/page/panel_tree.c \
	src/page/outer.c src/page/outer.h \
	src/page/parse.c src/page/parse.h \
	src/page/piece.c src/page/piece.h \
	src/page/shape.c src/page/shape.h \
	src/page/source.c src/page/source.h \
	src/page/style.c src/page/style.h \
	src/page/subsup.c src/page/subsup.h \
	src/page/symbol.c src/page/symbol.h \
	src/page/syntax.h \
	src/page/syntax_line.c \
	src/page/syntax_own.h \
	src/page/syntax_read.c \
	src/page/syntax_set.c \
	src/page/syntax_word.c \
	src/page/table.c src/page/table.h \
	src/page/task_box.c src/page/task_box.h \
	src/page/textset.c src/page/textset.h \
	src/page/theme.c src/page/theme.h \
	src/page/tick_place.c src/page/tick_place.h \
	src/page/typeset.c src/page/typeset.h \
	src/page/typeset_card.c \
	src/page/typeset_code.c \
	src/page/typeset_record.c \
	src/page/typeset_table.c \
	src/page/url.c src/page/url.h \
	src/page/world.h \
	src/page/wrap.c src/page/wrap.h
