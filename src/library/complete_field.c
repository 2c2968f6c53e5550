/* Names of fields, what notes are and have, words that join conditions, saved queries. */
#include "base/text.h"
#include "library/complete_own.h"
#include "library/filter.h"
#include "library/trait.h"
#include "note/field.h"

enum { ALIAS_BYTES_MIN = 2 }; /* of a shorter beginning there are too many */

/* ---- fields ---- */

/* What was typed as names have it: '-' and '_' are a blank. */
static struct completer with_name_typed(const struct completer *c)
{
  struct completer named = *c;
  struct buf typed = BUF_INIT;
  buf_add(&typed, c->typed);
  for (size_t i = 0; i < typed.n; i++)
    if (typed.p[i] == '-' || typed.p[i] == '_') typed.p[i] = ' ';
  named.typed = arena_str(c->arena, buf_str(&typed));
  buf_release(&typed);
  return named;
}

static void offer_name(
    struct completer *c, struct str name, struct str help, bool alone, enum completion_rank rank)
{
  struct buf text = BUF_INIT;
  query_add_name(&text, name);
  if (!alone) buf_add_char(&text, ':');
  struct candidate candidate = {
      .text = buf_str(&text), .label = name, .help = help, .goes_on = !alone};
  if (!alone) candidate.label = candidate.text;
  completion_offer(c, &candidate, rank);
  buf_release(&text);
}

/* Offers a name if it fits; a part of it that fits comes after all that begin so. */
static bool try_name(
    struct completer *c, struct str name, struct str help, bool alone, enum completion_rank rank)
{
  enum completion_fit fit = completion_fit(c, name);
  if (fit == COMPLETION_NOT) return false;
  offer_name(c, name, help, alone, fit == COMPLETION_AT_BEGINNING ? rank : COMPLETION_INSIDE);
  return true;
}

/* "tags" means the field "tool": that is what is offered. */
static void try_aliases(struct completer *c, const struct field *f, bool alone)
{
  struct str rest = str_of(f->aliases), alias;
  if (c->typed.n < ALIAS_BYTES_MIN) return;
  while (str_cut(&rest, ' ', &alias))
    if (alias.n && completion_fit(c, alias) == COMPLETION_AT_BEGINNING) {
      struct buf help = BUF_INIT;
      buf_addf(&help, "%.*s: %s", STR_ARG(alias), f->help);
      offer_name(c, str_of(f->name), buf_str(&help), alone, COMPLETION_ALIAS);
      buf_release(&help);
      return;
    }
}

/* The fields of the notes that no table of queries has, known ones before others. */
static void try_names(struct completer *c, bool alone)
{
  const struct names *names = &c->library->names;
  const struct str dot = STR_LIT(".");
  for (size_t i = 0; i < names->n; i++) {
    struct str name = names->items[i].name;
    const struct field *known = field_find(name);
    if (query_field_find(name)) continue;
    const struct field *family = known ? known : field_find(str_first(name, str_find(name, dot)));
    struct str help = family ? str_of(family->help) : STR_NONE;
    bool fits = try_name(c, name, help, alone, known ? COMPLETION_KNOWN : COMPLETION_OTHER);
    if (!fits && known) try_aliases(c, known, alone);
  }
}

/* Those of the tables of queries that are values of notes, or all. */
static void try_query_fields(struct completer *c, bool alone, bool values_only)
{
  for (size_t i = 0; i < QUERY_FIELDS; i++)
    if (!values_only || query_fields[i].meaning == QUERY_MEANS_VALUE)
      try_name(
          c, str_of(query_fields[i].name), str_of(query_fields[i].help), alone, COMPLETION_FIRST);
}

void complete_fields(struct completer *c)
{
  struct completer named = with_name_typed(c);
  try_query_fields(&named, c->has_operator, false);
  try_names(&named, c->has_operator);
}

/* What every note has, whatever its front matter, comes first. */
void complete_sort_fields(struct completer *c)
{
  struct completer named = with_name_typed(c);
  try_name(&named, STR_LIT("title"), STR_LIT("what the note is called"), true, COMPLETION_FIRST);
  try_name(&named, STR_LIT("path"), STR_LIT("where its file is"), true, COMPLETION_FIRST);
  try_query_fields(&named, true, true);
  try_names(&named, true);
}

/* ---- what notes are and have ---- */

static size_t count_values(const struct completer *c, const struct trait *t)
{
  size_t n = 0;
  struct db_stmt s =
      db_prepare(c->db, "SELECT since, notes FROM value WHERE field = ?1 AND text = ?2");
  db_bind_int(&s, 1, names_get(&c->library->names, str_of(t->field)));
  db_bind_text(&s, 2, str_of(t->name));
  while (db_step(&s))
    n += completion_count(c, (uint64_t)db_int(&s, 0), db_blob(&s, 1));
  db_finish(&s);
  return n;
}

/* What the reader did besides. */
static size_t count_as_asked(const struct completer *c, const struct trait *t)
{
  struct err ignored;
  struct idset notes;
  struct query_node n = {
      .kind = QUERY_FIELD, .field = str_of(t->field), .text = str_of(t->name), .op = QUERY_IS};
  struct filter f = {.library = c->library, .arena = c->arena, .err = &ignored};
  const struct live *live = &c->library->index->live;
  size_t count = 0;
  filter_run(&f, &n, &notes);
  for (size_t id = idset_next(&notes, 0); id < notes.limit; id = idset_next(&notes, id + 1))
    count += live_has(live, id);
  idset_release(&notes);
  return count;
}

/* Links are not looked at for that: it may take long. */
static size_t count_trait(const struct completer *c, const struct trait *t)
{
  if (t->by == TRAIT_BY_LINKS_BROKEN || t->by == TRAIT_BY_NO_LINKS_TO) return 0;
  return t->by == TRAIT_BY_NOTE ? count_values(c, t) : count_as_asked(c, t);
}

/* `whole`: with the field before it. */
static void try_trait(struct completer *c, const struct trait *t, bool whole)
{
  struct str name = str_of(t->name);
  enum completion_fit fit = completion_fit(c, name);
  if (fit == COMPLETION_NOT) return;
  struct buf text = BUF_INIT;
  if (whole) buf_addf(&text, "%s:", t->field);
  query_add_value(&text, name);
  struct candidate candidate = {.text = buf_str(&text),
      .label = whole ? buf_str(&text) : name,
      .help = str_of(t->help),
      .n_notes = count_trait(c, t)};
  enum completion_rank rank = whole ? COMPLETION_OTHER : COMPLETION_FIRST;
  completion_offer(c, &candidate, fit == COMPLETION_AT_BEGINNING ? rank : COMPLETION_INSIDE);
  buf_release(&text);
}

void complete_traits(struct completer *c, struct str field)
{
  struct completer named = with_name_typed(c);
  for (size_t i = 0; i < TRAITS; i++)
    if (!field.n || str_eq_name(str_of(traits[i].field), field))
      try_trait(field.n ? &named : c, &traits[i], !field.n);
  if (!c->typed.n || !str_eq_name(field, STR_LIT("has"))) return;
  try_query_fields(&named, true, true);
  try_names(&named, true);
}

/* ---- what joins conditions ---- */

void complete_joints(struct completer *c)
{
  for (size_t i = 0; c->typed.n && i < QUERY_JOINTS; i++) {
    struct str word = str_of(query_joints[i].word);
    struct candidate candidate = {
        .text = word, .label = word, .help = str_of(query_joints[i].help)};
    if (str_starts(word, c->quoted_typed)) completion_offer(c, &candidate, COMPLETION_OTHER);
  }
}

/* ---- saved queries ---- */

static void try_saved(void *taker, struct str name, struct str saved)
{
  struct completer *c = taker;
  struct buf text = BUF_INIT, folded = BUF_INIT;
  text_add_folded(&folded, name);
  enum completion_fit fit = completion_fit(c, buf_str(&folded));
  query_add_value(&text, name);
  struct candidate candidate = {.text = buf_str(&text), .label = name, .help = saved};
  if (fit != COMPLETION_NOT)
    completion_offer(
        c, &candidate, fit == COMPLETION_AT_BEGINNING ? COMPLETION_FIRST : COMPLETION_INSIDE);
  buf_release(&text);
  buf_release(&folded);
}

void complete_saved(struct completer *c)
{
  const struct query_world *w = &c->library->world;
  if (w->tell_saved) w->tell_saved(w->context, try_saved, c);
}
