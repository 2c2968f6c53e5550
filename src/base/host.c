/* Hosts: found in addresses, judged by their scripts and letters, named by libidn2. */
#include "base/host.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/link.h"
#include "base/lookalike.h"
#include "base/utf8.h"

#include <idn2.h>
#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>

/* ---- one label ---- */

enum { LATIN = 1, HAN = 2, HIRAGANA = 4, KATAKANA = 8, BOPOMOFO = 16, HANGUL = 32, OTHER = 64 };

static const struct {
  const char *name;
  unsigned bit;
} scripts[] = {{"Common", 0}, {"Inherited", 0}, {"Latin", LATIN}, {"Han", HAN},
    {"Hiragana", HIRAGANA}, {"Katakana", KATAKANA}, {"Bopomofo", BOPOMOFO}, {"Hangul", HANGUL}};

/* What is written together: Japanese, Chinese with its phonetic letters, Korean. */
static const unsigned together[] = {
    LATIN | HAN | HIRAGANA | KATAKANA, LATIN | HAN | BOPOMOFO, LATIN | HAN | HANGUL};

struct letters {
  unsigned scripts;
  const uc_script_t *other; /* the script of OTHER */
  bool is_mixed;            /* are there two of OTHER? */
  bool has_foreign;         /* is any beyond ASCII? */
  bool has_own_look;        /* does any of these look like none of ASCII? */
  bool has_sign;            /* is any neither letter, mark nor digit? */
};

static void note_script(struct letters *l, uint32_t c)
{
  const uc_script_t *script = uc_script(c);
  for (size_t i = 0; script && i < sizeof scripts / sizeof *scripts; i++)
    if (strcmp(script->name, scripts[i].name) == 0) {
      l->scripts |= scripts[i].bit;
      return;
    }
  l->is_mixed = l->is_mixed || (l->other && l->other != script);
  l->other = script;
  l->scripts |= OTHER;
}

static void note_letter(struct letters *l, uint32_t c)
{
  const uint32_t of_names = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd;
  if (c < 0x80) {
    if (ascii_is_letter((char)c)) l->scripts |= LATIN;
    return;
  }
  l->has_foreign = true;
  if (!lookalike_is(c)) l->has_own_look = true;
  if (!uc_is_general_category_withtable(c, of_names)) l->has_sign = true;
  note_script(l, c);
}

static bool are_together(const struct letters *l)
{
  if (l->is_mixed) return false;
  if (l->scripts == OTHER) return true;
  for (size_t i = 0; i < sizeof together / sizeof *together; i++)
    if (!(l->scripts & ~together[i])) return true;
  return false;
}

/* Are there forms that stand for others, such as wide letters? */
static bool has_forms(struct str label)
{
  size_t n_composed = 0, n_compatible = 0;
  const uint8_t *text = (const uint8_t *)label.p;
  uint8_t *composed = u8_normalize(UNINORM_NFC, text, label.n, NULL, &n_composed);
  uint8_t *compatible = u8_normalize(UNINORM_NFKC, text, label.n, NULL, &n_compatible);
  bool same = composed && compatible &&
              str_eq((struct str){(char *)composed, n_composed},
                  (struct str){(char *)compatible, n_compatible});
  free(composed);
  free(compatible);
  return !same;
}

/* Has a letter of ASCII a dot, a line, a hook below it? (Not what is attached to it, as in "ç".) */
static bool has_marks_below(struct str label)
{
  size_t n = 0;
  const uint8_t *text = (const uint8_t *)label.p;
  uint8_t *bytes = u8_normalize(UNINORM_NFD, text, label.n, NULL, &n);
  struct str rest = {(char *)bytes, bytes ? n : 0};
  bool on_latin = false, found = false;
  while (rest.n && !found) {
    uint32_t c = utf8_next(&rest, NULL);
    int class = uc_combining_class(c);
    if (!class) on_latin = c < 0x80 && ascii_is_letter((char)c);
    found = on_latin && class == UC_CCC_B;
  }
  free(bytes);
  return found;
}

static bool label_misleads(struct str label)
{
  struct letters l = {0};
  bool ok = true;
  for (struct str rest = label; rest.n && ok;)
    note_letter(&l, utf8_next(&rest, &ok));
  if (!ok) return true;
  return l.has_foreign && (!l.has_own_look || l.has_sign || !are_together(&l) || has_forms(label) ||
                              has_marks_below(label));
}

static bool decoded_misleads(struct str host)
{
  struct str label;
  while (str_cut(&host, '.', &label))
    if (label_misleads(label)) return true;
  return false;
}

/* ---- hosts ---- */

static bool is_plain(struct str host)
{
  return utf8_ascii_run(host) == host.n && !str_has(host, '%');
}

/* Could a label of the host ("www", in UTF-8, perhaps with %XX) be taken for another one? It could
 * when it mixes scripts (UTS #39, section 5.2: more than "highly restrictive" allows), when each of
 * its letters beyond ASCII looks like one of ASCII, when a Latin letter has a mark below it, which
 * the line under a link hides, when it holds signs or forms that are mapped to others, or when it
 * is not well-formed. */
static bool misleads(struct str host)
{
  struct buf decoded = BUF_INIT;
  if (is_plain(host)) return false;
  link_add_decoded(&decoded, host);
  bool is_other = decoded_misleads(buf_str(&decoded));
  buf_release(&decoded);
  return is_other;
}

static void add_numbers(struct buf *out, struct str host)
{
  while (host.n) {
    uint32_t c = utf8_next(&host, NULL);
    if (c < 0x80)
      buf_add_char(out, (char)c);
    else
      buf_addf(out, "<U+%04X>", (unsigned)c);
  }
}

/* The name as the net knows it. */
static void add_name(struct buf *out, struct str host)
{
  struct buf decoded = BUF_INIT;
  char *name = NULL;
  link_add_decoded(&decoded, host);
  bool can_be = decoded.n <= LIMIT_HOST_BYTES && !str_has(buf_str(&decoded), '\0') &&
                idn2_to_ascii_8z(buf_cstr(&decoded), &name, IDN2_NONTRANSITIONAL) == IDN2_OK;
  if (can_be)
    buf_add_cstr(out, name);
  else
    add_numbers(out, buf_str(&decoded));
  idn2_free(name);
  buf_release(&decoded);
}

void host_add(struct buf *out, struct str host)
{
  if (!misleads(host)) {
    buf_add(out, host);
    return;
  }
  add_name(out, host);
  buf_addf(out, " (%.*s)", STR_ARG(host));
}

/* ---- addresses ---- */

static size_t span_until(struct str s, size_t from, const char *ends)
{
  size_t n = from;
  while (n < s.n && !(s.p[n] && strchr(ends, s.p[n])))
    n++;
  return n;
}

/* Where the authority begins, url.n: it has none. Browsers take any number of slashes, and those
 * that lean the other way. */
static size_t authority_start(struct str url)
{
  size_t scheme = span_until(url, 0, ":/\\?#");
  bool is_web = str_eq_nocase(str_first(url, strlen("http")), STR_LIT("http"));
  size_t slashes = scheme < url.n && url.p[scheme] == ':' ? scheme + 1 : 0, n = slashes;
  while (n < url.n && (url.p[n] == '/' || url.p[n] == '\\'))
    n++;
  return n >= slashes + 2 || (slashes && (is_web || n > slashes)) ? n : url.n;
}

struct address {
  struct str url;
  size_t at; /* what has been looked through */
  bool is_mail;
};

static struct address address_of(struct str url)
{
  struct str mail = STR_LIT("mailto:");
  return (struct address){.url = url, .is_mail = str_eq_nocase(str_first(url, mail.n), mail)};
}

/* The next host: *from and *to are its ends. */
static bool next_host(struct address *a, size_t *from, size_t *to)
{
  struct str url = a->url;
  if (a->is_mail) {
    *from = span_until(url, a->at, "@") + 1;
    *to = span_until(url, *from, ",;?&>@");
  } else {
    size_t start = a->at ? url.n : authority_start(url), end = span_until(url, start, "/\\?#");
    const char *user = start < end ? memrchr(url.p + start, '@', end - start) : NULL;
    *from = user ? (size_t)(user - url.p) + 1 : start;
    *to = span_until(str_first(url, end), *from, ":");
  }
  a->at = *to;
  return *from < url.n;
}

/* Adds what was written to `written`. Returns whether a host is told otherwise. */
static bool add_hosts(struct buf *out, struct buf *written, struct str url)
{
  struct address a = address_of(url);
  size_t done = 0, from, to;
  while (next_host(&a, &from, &to)) {
    struct str host = str_first(str_from(url, from), to - from);
    if (!misleads(host)) continue;
    buf_add(out, str_first(str_from(url, done), from - done));
    add_name(out, host);
    buf_addf(written, "%s%.*s", written->n ? ", " : "", STR_ARG(host));
    done = to;
  }
  buf_add(out, str_from(url, done));
  return written->n;
}

void host_add_address(struct buf *out, struct str url)
{
  struct buf written = BUF_INIT;
  if (is_plain(url))
    buf_add(out, url);
  else if (add_hosts(out, &written, url))
    buf_addf(out, " (%s)", buf_cstr(&written));
  buf_release(&written);
}

bool host_is_told(struct str url)
{
  struct address a = address_of(url);
  size_t from, to;
  if (is_plain(url)) return false;
  while (next_host(&a, &from, &to))
    if (misleads(str_first(str_from(url, from), to - from))) return true;
  return false;
}
