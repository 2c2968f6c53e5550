/* fieldnotes doctor: what is wrong with the notes, the index and the set-up, and what to do. */
#include "base/fs.h"
#include "base/limits.h"
#include "base/places.h"
#include "cli/finding.h"
#include "cli/place.h"
#include "cli/run_print.h"
#include "library/examine.h"
#include "library/search.h"

#include <langinfo.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOW = 64, FAILURES_MAX = 100000 };

struct doctor {
  struct cli *cli;
  struct findings found;
};

/* ---- notes ---- */

static void add_faults(struct doctor *d, struct str path)
{
  struct buf bytes = BUF_INIT;
  struct err ignored = ERR_INIT;
  if (library_read(d->cli->library, path, &bytes, NULL, &ignored)) {
    struct article *a = article_new_by(cli_field_names(d->cli), path, buf_str(&bytes));
    for (const struct fault *f = a->faults.first; f; f = f->next)
      finding_add(&d->found, FINDING_FAULT, path, f->line, f->text);
    article_free(a);
  }
  buf_release(&bytes);
}

static void examine_row(struct doctor *d, const struct result_row *row)
{
  struct buf path = BUF_INIT;
  if (!row->path.n) return;
  fs_add_joined(&path, library_root(d->cli->library, row->root), row->path);
  add_faults(d, buf_str(&path));
  buf_release(&path);
}

/* The index knows which notes have faults; what they are is in the notes. */
static bool examine_faults(struct doctor *d)
{
  struct library *l = d->cli->library;
  struct result_row rows[WINDOW];
  struct results *r = results_new(l, STR_LIT("has:fault"), STR_LIT("path"), NULL, &d->cli->err);
  if (!r) return false;
  for (size_t first = 0, n = 1; n && first < results_total(r); first += n) {
    struct arena *a = arena_new();
    n = results_rows(r, a, first, WINDOW, rows);
    for (size_t i = 0; i < n; i++)
      examine_row(d, &rows[i]);
    arena_free(a);
  }
  results_free(r);
  return true;
}

static void add_failures(struct doctor *d)
{
  size_t n;
  const struct kept_failure *f = library_failures(d->cli->library, d->cli->arena, FAILURES_MAX, &n);
  for (size_t i = 0; i < n; i++)
    finding_add(&d->found, FINDING_UNREADABLE, f[i].path, 0, f[i].why);
}

static void add_link(void *context, const struct library_broken_link *link)
{
  struct doctor *d = context;
  struct buf text = BUF_INIT;
  buf_addf(&text, "leads nowhere: %.*s", STR_ARG(link->path));
  finding_add(&d->found, FINDING_BROKEN_LINK, link->note, link->line, buf_str(&text));
  buf_release(&text);
}

static bool examine_notes(struct doctor *d)
{
  size_t ignored;
  add_failures(d);
  return examine_faults(d) &&
         library_broken_links(d->cli->library, add_link, d, &ignored, &d->cli->err);
}

/* ---- the index ---- */

static void add_trouble(void *context, enum index_trouble trouble, struct str sentence)
{
  static const enum finding_kind kinds[] = {
      [INDEX_DAMAGED] = FINDING_INDEX_DAMAGED,
      [INDEX_WORN] = FINDING_INDEX_WORN,
      [INDEX_FOREIGN] = FINDING_INDEX_FOREIGN,
      [INDEX_OPEN] = FINDING_OPEN,
      [INDEX_TAKEN] = FINDING_INDEX_TAKEN,
      [INDEX_LARGE] = FINDING_INDEX_LARGE,
  };
  struct doctor *d = context;
  finding_add(&d->found, kinds[trouble], STR_NONE, 0, sentence);
}

/* Before it is brought up to date, which could mend what is to be told. */
static void examine_index(struct doctor *d)
{
  struct str notice = library_notice(d->cli->library);
  bool in_memory = library_is_in_memory(d->cli->library);
  if (notice.n)
    finding_add(&d->found, in_memory ? FINDING_NO_HOME : FINDING_INDEX, STR_NONE, 0, notice);
  library_examine(d->cli->library, add_trouble, d);
}

static void add_last_run(struct doctor *d, const struct library_status *s)
{
  struct buf text = BUF_INIT;
  if (s->has_run && s->last.end != RUN_DONE && !s->is_busy) {
    buf_add_cstr(&text, "the last update: ");
    run_add_text(&text, &s->last);
    finding_add(&d->found, FINDING_LAST_RUN, STR_NONE, 0, buf_str(&text));
  }
  buf_release(&text);
}

static void add_behind(struct doctor *d, const struct library_status *s)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "the index is behind by %zu notes, which were not looked at", s->n_differ);
  if (s->freshness != LIBRARY_FRESH)
    finding_add(&d->found, FINDING_BEHIND, STR_NONE, 0, buf_str(&text));
  buf_release(&text);
}

static bool examine_library(struct doctor *d)
{
  struct cli *c = d->cli;
  struct library_status before, after;
  examine_index(d);
  if (!library_status(c->library, c->arena, &before, &c->err)) return false;
  add_last_run(d, &before);
  if (!cli_freshen(c) || !library_status(c->library, c->arena, &after, &c->err)) return false;
  add_behind(d, &after);
  return examine_notes(d);
}

/* ---- the set-up ---- */

static void examine_place(struct doctor *d, enum place place)
{
  struct buf path = BUF_INIT, text = BUF_INIT;
  struct err ignored = ERR_INIT;
  struct stat status;
  bool is_there = places_add(&path, place, &ignored) && stat(buf_cstr(&path), &status) == 0;
  if (is_there && status.st_mode & 077) {
    buf_addf(&text, "others may look into it (mode %03o)", (unsigned)status.st_mode & 0777);
    finding_add(&d->found, FINDING_OPEN, buf_str(&path), 0, buf_str(&text));
  }
  buf_release(&path);
  buf_release(&text);
}

/* What only a terminal makes wrong is not asked where nobody looks at one. */
static void examine_terminal(struct doctor *d)
{
  const char *charset = nl_langinfo(CODESET), *term = getenv("TERM");
  struct cli_terminal_facts facts;
  struct err why = ERR_INIT;
  struct buf text = BUF_INIT;
  buf_addf(&text, "the locale is of %s, not of UTF-8: everything is drawn in ASCII", charset);
  if (strcmp(charset, "UTF-8") != 0)
    finding_add(&d->found, FINDING_LOCALE, STR_NONE, 0, buf_str(&text));
  bool matters = d->cli->out.is_terminal || (term && *term);
  if (matters && !d->cli->terminal->examine(&facts, &why))
    finding_add(&d->found, FINDING_TERMINAL, STR_NONE, 0, str_of(why.text));
  else if (d->cli->out.is_terminal && !facts.has_clipboard)
    finding_add(&d->found, FINDING_CLIPBOARD, STR_NONE, 0,
        STR_LIT("this terminal has no clipboard that can be reached"));
  buf_release(&text);
}

/* Which fields there are to sort by is known now. */
static void examine_sort(struct doctor *d)
{
  struct cli *c = d->cli;
  struct err why;
  struct str sort = str_of(config_text(c->config, SETTING_SORT));
  bool is_known =
      c->library && library_count(c->library) && config_differs(c->config, SETTING_SORT);
  if (is_known && !results_check_sort(c->library, sort, &why))
    config_refuse(c->config, SETTING_SORT, why.text);
}

static void examine_config(struct doctor *d)
{
  const struct config *config = d->cli->config;
  examine_sort(d);
  for (const struct fault *f = config->faults.first; f; f = f->next)
    finding_add(&d->found, FINDING_CONFIG, str_of(config->file), f->line, f->text);
}

static void examine_state(struct doctor *d)
{
  struct str notice = state_notice(cli_open_state(d->cli, STATE_LOOK));
  if (notice.n) finding_add(&d->found, FINDING_STATE, STR_NONE, 0, notice);
  d->cli->has_told_state = true;
}

static void examine_set_up(struct doctor *d)
{
  examine_config(d);
  examine_state(d);
  examine_place(d, PLACE_CACHE);
  examine_place(d, PLACE_STATE);
  examine_place(d, PLACE_CONFIG);
  examine_terminal(d);
}

/* ---- all ---- */

/* A library that cannot be opened is a finding, not the end. */
static bool examine(struct doctor *d)
{
  struct cli *c = d->cli;
  struct library_place place;
  if (!cli_find_place(c, c->args, (size_t)c->n_args, &place)) return false;
  c->library = library_open(&place, &c->err);
  if (!c->library) finding_add(&d->found, FINDING_ROOT, STR_NONE, 0, str_of(c->err.text));
  if (c->library && !examine_library(d)) return false;
  examine_set_up(d);
  return true;
}

int command_doctor(struct cli *c)
{
  struct doctor d = {.cli = c, .found = {.arena = arena_new()}};
  bool ok = examine(&d);
  if (ok && option_given(&c->options, OPTION_JSON))
    findings_print_json(&c->out, &d.found);
  else if (ok)
    findings_print(&c->out, &d.found);
  int code = !ok ? EXIT_ERROR : d.found.n ? EXIT_NOTHING : EXIT_FOUND;
  findings_release(&d.found);
  return code;
}
