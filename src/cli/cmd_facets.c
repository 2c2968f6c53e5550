/* fieldnotes facets: which values the notes of a query have, and how many notes each. */
#include "base/json.h"
#include "base/number.h"
#include "cli/advise.h"
#include "cli/place.h"
#include "library/facets.h"
#include "library/query.h"

/* ---- text for people ---- */

static size_t most_of(const struct facet *f)
{
  size_t most = 0;
  for (size_t i = 0; i < f->n; i++)
    if (f->values[i].n > most) most = f->values[i].n;
  return most;
}

static void print_facet(struct output *out, const struct facet *f, size_t limit)
{
  int width = number_digits((long long)most_of(f));
  output_text(out, f->field, STYLE_GROUP);
  output_textf(out, STYLE_DIM, "  %zu", f->n);
  output_end_line(out);
  for (size_t i = 0; i < f->n && i < limit; i++) {
    const struct facet_value *v = &f->values[i];
    bool is_part = f->kind == FACET_MONTHS && str_has(v->label, '-');
    output_textf(out, STYLE_NUMBER, "  %*zu", width, v->n);
    output_text(out, is_part ? STR_LIT("    ") : STR_LIT("  "), STYLE_TEXT);
    output_text(out, v->label, STYLE_VALUE);
    if (v->is_picked) output_text(out, STR_LIT("  (asked for)"), STYLE_DIM);
    if (v->is_excluded) output_text(out, STR_LIT("  (left out)"), STYLE_DIM);
    output_end_line(out);
  }
  if (f->n > limit) {
    output_textf(out, STYLE_DIM, "  %*s  %zu more", width, "", f->n - limit);
    output_end_line(out);
  }
}

static void print_text(struct output *out, const struct facets *facets, size_t limit)
{
  for (size_t i = 0; i < facets->n; i++) {
    if (i) output_end_line(out);
    print_facet(out, &facets->items[i], limit);
  }
}

/* ---- JSON ---- */

static void add_value(struct json *j, const struct facet_value *v)
{
  json_open(j, '{');
  json_key(j, STR_LIT("value"));
  json_str(j, v->label);
  json_key(j, STR_LIT("count"));
  json_int(j, (long long)v->n);
  json_key(j, STR_LIT("picked"));
  json_bool(j, v->is_picked);
  json_key(j, STR_LIT("excluded"));
  json_bool(j, v->is_excluded);
  json_key(j, STR_LIT("query"));
  json_str(j, v->query);
  json_close(j, '}');
}

static void add_facet(struct json *j, const struct facet *f, size_t limit)
{
  json_open(j, '{');
  json_key(j, STR_LIT("field"));
  json_str(j, f->field);
  json_key(j, STR_LIT("total"));
  json_int(j, (long long)f->n);
  json_key(j, STR_LIT("values"));
  json_open(j, '[');
  for (size_t i = 0; i < f->n && i < limit; i++)
    add_value(j, &f->values[i]);
  json_close(j, ']');
  json_close(j, '}');
}

static void print_json(
    struct output *out, const struct facets *facets, struct str query, size_t limit)
{
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  json_open(&j, '{');
  json_key(&j, STR_LIT("version"));
  json_int(&j, 1);
  json_key(&j, STR_LIT("query"));
  json_str(&j, query);
  json_key(&j, STR_LIT("total"));
  json_int(&j, (long long)facets->n_notes);
  json_key(&j, STR_LIT("facets"));
  json_open(&j, '[');
  for (size_t i = 0; i < facets->n; i++)
    add_facet(&j, &facets->items[i], limit);
  json_close(&j, ']');
  json_close(&j, '}');
  output_bytes(out, buf_str(&text));
  output_end_line(out);
  buf_release(&text);
}

/* ---- running ---- */

/* The first argument is a field. One that reads like a condition is the query already, and an empty
 * one stands for all fields. False when a word is no field's name. */
static bool take_field(struct cli *c, struct str *field)
{
  struct err why = ERR_INIT;
  struct str name = c->n_args ? str_of(c->args[0]) : STR_NONE;
  bool is_field = name.n && facets_is_field(c->library, name, &why);
  *field = is_field ? name : STR_NONE;
  if (!is_field && query_is_word(name))
    return err_set(&c->err, "%s (for all fields: fieldnotes facets \"\" %s)", why.text, c->args[0]);
  if (c->n_args && (is_field || !name.n)) {
    c->args++;
    c->n_args--;
  }
  return true;
}

int command_facets(struct cli *c)
{
  if (!cli_open_index(c)) return EXIT_ERROR;
  struct str field;
  if (!take_field(c, &field)) return EXIT_ERROR;
  struct str query = cli_join_arguments(c);
  struct facets *facets = facets_new(c->library, query, field, NULL, &c->err);
  if (facets && !facets->n_notes && cli_look_again(c)) {
    facets_free(facets);
    facets = facets_new(c->library, query, field, NULL, &c->err);
  }
  if (!facets) return EXIT_ERROR;
  bool as_json = option_given(&c->options, OPTION_JSON);
  size_t usual = (size_t)config_number(c->config, SETTING_FACET_LIMIT);
  size_t limit = as_json || field.n ? 0 : usual;
  if (option_given(&c->options, OPTION_LIMIT)) limit = (size_t)c->options.number[OPTION_LIMIT];
  if (!limit) limit = SIZE_MAX;
  if (as_json)
    print_json(&c->out, facets, query, limit);
  else
    print_text(&c->out, facets, limit);
  bool any = facets->n > 0;
  if (!any) cli_advise(c, query);
  facets_free(facets);
  return any ? EXIT_FOUND : EXIT_NOTHING;
}
