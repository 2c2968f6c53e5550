/* Text to the state: read to its end, then kept as a whole. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/date.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "state/fact.h"
#include "state/hash_text.h"
#include "state/known.h"
#include "state/places.h"
#include "state/text.h"

struct reader {
  struct state *state;
  struct state_imported *count;
  const char *name;
  size_t line;
  struct str rest; /* of the line */
  struct buf path, reference, key, value;
  bool is_of_note; /* do the facts that follow belong to a note? */
  int64_t note;    /* its number */
  struct err *err;
};

static bool fail(struct reader *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static bool fail(struct reader *r, const char *fmt, ...)
{
  struct buf sentence = BUF_INIT;
  va_list args;
  va_start(args, fmt);
  buf_vaddf(&sentence, fmt, args);
  va_end(args);
  err_set(r->err, "%s:%zu: %s", r->name, r->line, buf_cstr(&sentence));
  buf_release(&sentence);
  return false;
}

/* ---- parts of a line ---- */

/* The next word; empty at the end. */
static struct str take_word(struct reader *r)
{
  size_t n = 0;
  r->rest = str_trim(r->rest);
  while (n < r->rest.n && !ascii_is_space(r->rest.p[n]))
    n++;
  struct str word = str_first(r->rest, n);
  r->rest = str_from(r->rest, n);
  return word;
}

/* One escaped byte behind a '\'; false when it is none. */
static bool take_escape(struct str *rest, struct buf *out)
{
  if (!rest->n) return false;
  char c = rest->p[0];
  *rest = str_from(*rest, 1);
  if (c == 'n' || c == '"' || c == '\\') {
    buf_add_char(out, c == 'n' ? '\n' : c);
    return true;
  }
  if (c != 'x' || rest->n < 2) return false;
  int high = ascii_hex_value(rest->p[0]), low = ascii_hex_value(rest->p[1]);
  *rest = str_from(*rest, 2);
  if (high < 0 || low < 0) return false;
  buf_add_char(out, (char)(high * 16 + low));
  return true;
}

static bool take_text(struct reader *r, struct buf *out)
{
  struct str rest = str_trim(r->rest);
  buf_clear(out);
  if (!str_starts(rest, STR_LIT("\""))) return fail(r, "a text in quotation marks is missing");
  rest = str_from(rest, 1);
  while (rest.n && rest.p[0] != '"') {
    char c = rest.p[0];
    rest = str_from(rest, 1);
    if (c == '\\' && !take_escape(&rest, out))
      return fail(r, "behind \"\\\" stands n, x and two digits, a quotation mark or \"\\\"");
    if (c != '\\') buf_add_char(out, c);
  }
  if (!rest.n) return fail(r, "the quotation mark is not closed");
  r->rest = str_from(rest, 1);
  return true;
}

static bool take_number(struct str *rest, size_t digits, int *out)
{
  *out = 0;
  for (size_t i = 0; i < digits; i++) {
    if (i >= rest->n || !ascii_is_digit(rest->p[i])) return false;
    *out = *out * 10 + (rest->p[i] - '0');
  }
  *rest = str_from(*rest, digits);
  return true;
}

static bool take_char(struct str *rest, char c)
{
  bool is_there = rest->n && rest->p[0] == c;
  if (is_there) *rest = str_from(*rest, 1);
  return is_there;
}

/* "2026-11-29T19:18:00.123Z" */
static bool time_of(struct str word, int64_t *at_ms)
{
  long days, n_days;
  int hour, minute, second, ms;
  struct str rest = str_from(word, 10);
  if (!date_parse(str_first(word, 10), &days, &n_days) || n_days != 1) return false;
  bool ok = take_char(&rest, 'T') && take_number(&rest, 2, &hour) && take_char(&rest, ':') &&
            take_number(&rest, 2, &minute) && take_char(&rest, ':') &&
            take_number(&rest, 2, &second) && take_char(&rest, '.') && take_number(&rest, 3, &ms) &&
            str_eq(rest, STR_LIT("Z"));
  if (!ok || hour > 23 || minute > 59 || second > 60) return false;
  *at_ms = (((int64_t)days * 24 + hour) * 60 + minute) * 60000 + second * INT64_C(1000) + ms;
  return true;
}

/* ---- lines ---- */

static bool read_note(struct reader *r)
{
  uint64_t hash = 0;
  buf_clear(&r->path);
  buf_clear(&r->reference);
  for (struct str label; (label = take_word(r)).n;) {
    if (str_eq(label, STR_LIT("hash"))) {
      struct str word = take_word(r);
      hash = hash_of_text(word);
      if (!hash) return fail(r, "\"%.*s\" is no hash: 16 digits of 0-9 and a-f", STR_ARG(word));
    } else if (str_eq(label, STR_LIT("path"))) {
      if (!take_text(r, &r->path)) return false;
    } else if (str_eq(label, STR_LIT("reference"))) {
      if (!take_text(r, &r->reference)) return false;
    } else {
      return fail(r, "\"%.*s\" is unknown here: path, reference, hash", STR_ARG(label));
    }
  }
  if (!r->path.n && !r->reference.n && !hash)
    return fail(r, "a note needs a path, a reference or a hash");
  struct state_note note = {buf_str(&r->reference), hash, buf_str(&r->path)};
  r->note = known_import(r->state, &note);
  r->is_of_note = true;
  r->count->n_notes++;
  return true;
}

static bool take_labels(struct reader *r)
{
  buf_clear(&r->key);
  buf_clear(&r->value);
  for (struct str label; (label = take_word(r)).n;) {
    bool is_key = str_eq(label, STR_LIT("key"));
    if (!is_key && !str_eq(label, STR_LIT("value")))
      return fail(r, "\"%.*s\" is unknown here: key, value", STR_ARG(label));
    if (!take_text(r, is_key ? &r->key : &r->value)) return false;
  }
  return utf8_is_valid(buf_str(&r->key)) && utf8_is_valid(buf_str(&r->value))
             ? true
             : fail(r, "key and value are UTF-8");
}

static bool fail_kind(struct reader *r, struct str word)
{
  struct nearest near = nearest_to(word);
  struct buf text = BUF_INIT;
  for (int i = 0; i < FACT_KINDS; i++)
    nearest_offer(&near, str_of(fact_rows[i].name));
  buf_addf(&text, "nothing is kept that is called \"%.*s\"", STR_ARG(word));
  nearest_add(&near, &text);
  fail(r, "%s", buf_cstr(&text));
  buf_release(&text);
  return false;
}

/* The newer of two counts; the same said again is nothing new. */
static void keep(struct reader *r, const struct fact_at *at, int64_t at_ms)
{
  int64_t there_ms = 0;
  struct buf there = BUF_INIT;
  bool is_there = fact_get(r->state, at, &there, &there_ms);
  bool is_news = !is_there || (there_ms < at_ms && !str_eq(buf_str(&there), buf_str(&r->value)));
  buf_release(&there);
  r->count->n_facts++;
  if (!is_news) return;
  if (at->kind == FACT_BOOKMARK && !state_claim_letter(r->state, at->key, at_ms)) return;
  r->count->n_set++;
  fact_set_then(r->state, at, buf_str(&r->value), at_ms);
}

static bool read_fact(struct reader *r, struct str word)
{
  int64_t at_ms;
  enum fact_kind kind = fact_kind_of(word);
  if (kind == FACT_KINDS) return fail_kind(r, word);
  if (fact_rows[kind].of_note != r->is_of_note)
    return fail(r, "\"%.*s\" belongs to %s note", STR_ARG(word), r->is_of_note ? "no" : "a");
  struct str when = take_word(r);
  if (!time_of(when, &at_ms))
    return fail(r, "\"%.*s\" is no time such as 2026-11-29T19:18:00.123Z", STR_ARG(when));
  if (!take_labels(r)) return false;
  struct fact_at at = {kind, r->is_of_note ? r->note : 0, buf_str(&r->key)};
  if (kind == FACT_BOOKMARK && !(at.key.n == 1 && state_is_letter(at.key.p[0])))
    return fail(r, "a bookmark is a letter or a digit");
  keep(r, &at, at_ms);
  return db_is_well(r->state->db) || fail(r, "%s", r->state->db->why.text);
}

static bool read_line(struct reader *r)
{
  struct str word = take_word(r);
  if (!word.n || word.p[0] == '#') return true;
  if (str_eq(word, STR_LIT("note"))) return read_note(r);
  if (!str_eq(word, STR_LIT("all"))) return read_fact(r, word);
  r->is_of_note = false;
  return !take_word(r).n || fail(r, "nothing follows \"all\"");
}

static bool read_head(struct reader *r)
{
  if (!str_eq(take_word(r), STR_LIT("fieldnotes-state")))
    return fail(r, "this is no state: it begins with \"fieldnotes-state 1\"");
  struct str version = take_word(r);
  return str_eq(version, STR_LIT("1")) ||
         fail(r, "the form \"%.*s\" of a state is not known: this program reads 1",
             STR_ARG(version));
}

static bool read_all(struct reader *r, struct str text)
{
  bool ok = true;
  if (!text.n) r->line = 1;
  if (!text.n) return read_head(r);
  while (ok && str_cut_line(&text, &r->rest))
    ok = ++r->line == 1 ? read_head(r) : read_line(r);
  return ok;
}

bool state_import(
    struct state *s, struct str text, const char *name, struct state_imported *out, struct err *err)
{
  *out = (struct state_imported){0};
  struct reader r = {.state = s, .count = out, .name = name, .err = err};
  struct err unsaved = ERR_INIT;
  state_begin(s);
  bool ok = read_all(&r, text);
  if (!ok) db_give_up(s->db, "the text was not taken in");
  bool saved = state_end(s, &unsaved);
  if (ok && !saved) *err = unsaved;
  buf_release(&r.path);
  buf_release(&r.reference);
  buf_release(&r.key);
  buf_release(&r.value);
  return ok && saved;
}
