/* Messages: shown, read, kept. */
#include "session/messages.h"

#include "base/mem.h"
#include "base/safe.h"

#include <stdlib.h>

static void release_kept(struct kept_message *kept)
{
  free(kept->text);
}

void messages_release(struct messages *m)
{
  for (size_t i = 0; i < m->n; i++)
    release_kept(&m->kept[i]);
  free(m->kept);
  buf_release(&m->answer.text);
  buf_release(&m->news.text);
  buf_release(&m->warning.text);
}

/* The latest stand at the end; of equal ones that follow each other there is one. */
static void keep(struct session *s, struct str text, bool is_error)
{
  struct messages *m = &s->messages;
  struct kept_message *last = m->n ? &m->kept[m->n - 1] : NULL;
  if (last && str_eq(str_of(last->text), text)) {
    last->times++;
    last->told_ms = s->now_ms();
    return;
  }
  if (!m->kept) m->kept = mem_zalloc(MESSAGES_KEPT, sizeof *m->kept);
  if (m->n == MESSAGES_KEPT) {
    release_kept(&m->kept[0]);
    memmove(m->kept, m->kept + 1, --m->n * sizeof *m->kept);
  }
  m->kept[m->n++] = (struct kept_message){
      .text = mem_copy(text.p, text.n), .is_error = is_error, .times = 1, .told_ms = s->now_ms()};
}

static struct message *place_of(struct messages *m, enum message_kind kind)
{
  if (kind == MESSAGE_WARNING) return &m->warning;
  return m->has_news ? &m->news : &m->answer;
}

void messages_add(struct session *s, enum message_kind kind, struct str text)
{
  struct messages *m = &s->messages;
  struct message *to = place_of(m, kind);
  to->is_error = kind != MESSAGE_SAYS;
  buf_clear(&to->text);
  safe_add(&to->text, text, SAFE_BLANKS);
  if (kind == MESSAGE_WARNING) m->n_unread++;
  keep(s, buf_str(&to->text), to->is_error);
}

const struct message *messages_shown(const struct messages *m)
{
  const struct message *const order[] = {&m->answer, &m->warning, &m->news};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (order[i]->text.n) return order[i];
  return NULL;
}

void messages_key(struct messages *m)
{
  bool was_answer = m->answer.text.n;
  buf_clear(&m->answer.text);
  if (!was_answer && !m->warning.text.n) buf_clear(&m->news.text);
}

bool messages_read(struct messages *m)
{
  bool had = m->warning.text.n;
  buf_clear(&m->warning.text);
  if (had) buf_clear(&m->news.text); /* waited beneath it, and is old */
  m->n_unread = 0;
  return had;
}

size_t messages_unread(const struct messages *m)
{
  return m->n_unread;
}

size_t messages_count(const struct messages *m)
{
  return m->n;
}

const struct kept_message *messages_at(const struct messages *m, size_t i)
{
  return &m->kept[m->n - 1 - i];
}
