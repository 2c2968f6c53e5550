/* Parts of the page that can be copied: as they are written, byte for byte, or as they are shown,
 * without what only the screen needs. */
#ifndef SESSION_COPY_PAGE_H
#define SESSION_COPY_PAGE_H

#include "session/state.h"

/* A heading and what stands under it, up to the next heading of its level or above: lines of the
 * file, or lines of the page. `heading` is its index. */
void copy_section(struct session *s, size_t heading);
void copy_section_text(struct session *s, size_t heading);

/* The lines of a block of code as they are shown, tabs as blanks, what was wrapped as one line. */
void copy_code_text(struct session *s, size_t target);

/* The block of a table (its index in the document): its lines of the file; its cells with tabs
 * between them. */
void copy_table(struct session *s, size_t block);
void copy_table_cells(struct session *s, size_t block);

/* The source of a section and of a table; empty when it has none in Markdown. */
struct str page_section_source(struct session *s, size_t heading);
struct str page_table_source(const struct session *s, size_t block);

/* The whole file. */
void copy_note(struct session *s);

#endif
