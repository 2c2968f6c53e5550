/* Options in a reader that runs: taking a value on, saying which it has, and which there are. For
 * the table of session/setting.h, which names functions for each option that `:set` can change.
 * Values are checked ones; only a theme can fail to be there. */
#ifndef SESSION_APPLY_H
#define SESSION_APPLY_H

#include "base/buf.h"
#include "base/err.h"
#include "base/tree.h"
#include "session/setting.h"

bool apply_theme(struct session *s, const struct tree *value, struct err *err);
void add_theme(const struct session *s, struct buf *out);
void list_themes(struct session *s, setting_offer *offer);

bool apply_looks(struct session *s, const struct tree *value, struct err *err);
bool apply_color(struct session *s, const struct tree *value, struct err *err);

bool apply_ascii(struct session *s, const struct tree *value, struct err *err);
void add_ascii(const struct session *s, struct buf *out);

bool apply_linear(struct session *s, const struct tree *value, struct err *err);
void add_linear(const struct session *s, struct buf *out);

bool apply_watch(struct session *s, const struct tree *value, struct err *err);
void add_watch(const struct session *s, struct buf *out);

bool apply_keys(struct session *s, const struct tree *value, struct err *err);

/* What is asked for whenever it is needed. */
bool apply_when_used(struct session *s, const struct tree *value, struct err *err);

bool apply_text_width(struct session *s, const struct tree *value, struct err *err);
void add_text_width(const struct session *s, struct buf *out);

bool apply_align(struct session *s, const struct tree *value, struct err *err);
void add_align(const struct session *s, struct buf *out);

bool apply_code(struct session *s, const struct tree *value, struct err *err);
void add_code(const struct session *s, struct buf *out);

bool apply_meta(struct session *s, const struct tree *value, struct err *err);
void add_meta(const struct session *s, struct buf *out);

bool apply_mouse(struct session *s, const struct tree *value, struct err *err);
void add_mouse(const struct session *s, struct buf *out);

bool apply_columns(struct session *s, const struct tree *value, struct err *err);
void add_columns(const struct session *s, struct buf *out);

bool apply_facets(struct session *s, const struct tree *value, struct err *err);
void add_facets(const struct session *s, struct buf *out);

bool apply_sort(struct session *s, const struct tree *value, struct err *err);
void add_sort(const struct session *s, struct buf *out);

bool apply_group(struct session *s, const struct tree *value, struct err *err);
void add_group(const struct session *s, struct buf *out);
void list_groupings(struct session *s, setting_offer *offer);

bool apply_mark_read(struct session *s, const struct tree *value, struct err *err);
void add_mark_read(const struct session *s, struct buf *out);

bool apply_similar(struct session *s, const struct tree *value, struct err *err);
void add_similar(const struct session *s, struct buf *out);

bool apply_key_hints(struct session *s, const struct tree *value, struct err *err);
void add_key_hints(const struct session *s, struct buf *out);

bool apply_hint_letters(struct session *s, const struct tree *value, struct err *err);
void add_hint_letters(const struct session *s, struct buf *out);

#endif
