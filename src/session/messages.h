/* What the reader is told: answers to a key, which the next key takes away; news, which come by
 * themselves and never take the place of an answer that was not read; and warnings, news that stay
 * until they were read. All of them are kept for a while, to be looked up. session.h has the
 * functions that tell. */
#ifndef SESSION_MESSAGES_H
#define SESSION_MESSAGES_H

#include "session/state.h"

enum { MESSAGES_KEPT = 200 };

void messages_release(struct messages *m);

/* Takes a text, which is made safe and put on one line. */
void messages_add(struct session *s, enum message_kind kind, struct str text);

/* The one to be seen now, or NULL: an answer, else a warning, else the latest news. */
const struct message *messages_shown(const struct messages *m);

/* A key came: what was shown until now goes, if it is not a warning. */
void messages_key(struct messages *m);

/* Warnings were read. False when there was none. */
bool messages_read(struct messages *m);

/* How many warnings were not. */
size_t messages_unread(const struct messages *m);

/* Those that are kept, the latest first: i < messages_count(). */
size_t messages_count(const struct messages *m);
const struct kept_message *messages_at(const struct messages *m, size_t i);

#endif
