/* Prints the parts of the manual pages that come from tables, as mdoc between
 * marked lines. tests/doc/manual.sh compares them with the pages, and `make
 * manual` puts them there. */
#include "base/buf.h"
#include "cli/command.h"
#include "cli/option.h"
#include "library/query.h"
#include "library/trait.h"
#include "note/field.h"
#include "page/style.h"
#include "session/action.h"
#include "session/setting.h"

#include <stdio.h>

static void begin(const char *part)
{
  printf(".\\\" begin %s (made from its table by make manual)\n", part);
}

static void end(const char *part)
{
  printf(".\\\" end %s\n", part);
}

static void print_char(char c)
{
  switch (c) {
  case '\\': printf("\\e"); break;
  case '-': printf("\\-"); break;
  case '"': printf("\\(dq"); break;
  default: putchar(c);
  }
}

/* Arguments of a macro: none of the words is taken for another macro or for a
 * delimiter. */
static void print_words(struct str s)
{
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ')) printf("\\&");
    print_char(s.p[i]);
  }
}

/* Does a sentence end at the blank at place i? Each begins a line of its own,
 * for the spacing. */
static bool ends_sentence(struct str line, size_t i)
{
  return i > 0 && i + 1 < line.n && line.p[i - 1] == '.' && line.p[i + 1] >= 'A' &&
         line.p[i + 1] <= 'Z';
}

/* A line of text: one that begins with a dot would be a macro. */
static void print_text(struct str line)
{
  if (line.n && (line.p[0] == '.' || line.p[0] == '\'')) printf("\\&");
  for (size_t i = 0; i < line.n; i++)
    print_char(line.p[i] == ' ' && ends_sentence(line, i) ? '\n' : line.p[i]);
  putchar('\n');
}

static void print_paragraph(const char *text)
{
  struct str rest = str_of(text), line;
  while (str_cut_line(&rest, &line))
    print_text(line);
}

/* A line of help as a sentence: a capital at its beginning, a full stop at its
 * end. */
static void print_sentence(const char *text)
{
  struct buf sentence = BUF_INIT;
  buf_add_cstr(&sentence, text);
  if (sentence.n && *sentence.p >= 'a' && *sentence.p <= 'z') *sentence.p += 'A' - 'a';
  if (!str_ends(buf_str(&sentence), STR_LIT("."))) buf_add_char(&sentence, '.');
  print_paragraph(buf_cstr(&sentence));
  buf_release(&sentence);
}

static void print_options(option_set set)
{
  printf(".Bl -tag -width Ds\n");
  for (int id = 0; id < OPTION_COUNT; id++) {
    const struct option_row *row = &option_rows[id];
    if (!(set & OPTION_BIT(id))) continue;
    printf(".It ");
    if (row->letter) printf("Fl %c , ", row->letter);
    printf("Fl \\-%s", row->name);
    if (row->argument) {
      printf(" Ar ");
      print_words(str_of(row->argument));
    }
    printf("\n");
    print_sentence(row->help);
  }
  printf(".El\n");
}

static void print_commands(void)
{
  begin("commands");
  for (size_t i = 0; i < n_commands; i++) {
    const struct command *c = &commands[i];
    printf(".Ss fieldnotes");
    if (*c->name) printf(" %s", c->name);
    printf(" [OPTIONS] ");
    print_words(str_of(c->arguments));
    printf("\n");
    print_sentence(c->help);
    if (c->details) print_paragraph(c->details);
    if (c->options) print_options(c->options);
  }
  end("commands");
}

static void print_common_options(void)
{
  begin("options");
  print_options(common_options);
  end("options");
}

static void print_action(const struct action *a)
{
  printf(".It ");
  for (size_t k = 0; k < ACTION_KEYS && a->keys[k].keys; k++) {
    printf("%sIc ", k ? " , " : "");
    print_words(str_of(a->keys[k].keys));
  }
  printf("\n");
  print_sentence(a->help);
}

static void print_keys(void)
{
  begin("keys");
  for (int group = 0; group < GROUP_COUNT; group++) {
    printf(".Ss %s\n.Bl -tag -width 16n -compact\n", action_group_title((enum action_group)group));
    for (size_t i = 0; i < action_count(); i++)
      if (action_at(i)->group == (enum action_group)group && action_at(i)->keys[0].keys)
        print_action(action_at(i));
    printf(".El\n");
  }
  end("keys");
}

static void print_fields(void)
{
  begin("fields");
  printf(".Bl -tag -width 16n -compact\n");
  for (size_t i = 0; i < FIELD_COUNT; i++) {
    printf(".It Ic ");
    print_words(str_of(fields[i].label));
    printf("\n");
    print_sentence(fields[i].help);
  }
  printf(".El\n");
  end("fields");
}

static void print_query_fields(void)
{
  begin("queries");
  printf(".Bl -tag -width Ds\n");
  for (size_t i = 0; i < QUERY_FIELDS; i++) {
    printf(".It Ar ");
    print_words(str_of(query_fields[i].example));
    printf("\n");
    print_sentence(query_fields[i].help);
  }
  printf(".El\n");
  end("queries");
}

/* A list of two texts: a word, and what it says. */
static void print_row(const char *word, const char *help)
{
  printf(".It Ic ");
  print_words(str_of(word));
  printf("\n");
  print_sentence(help);
}

static void print_query_words(void)
{
  begin("joints");
  printf(".Bl -tag -width Ds\n");
  for (size_t i = 0; i < QUERY_JOINTS; i++)
    print_row(query_joints[i].word, query_joints[i].help);
  printf(".El\n");
  end("joints");
  begin("operators");
  printf(".Bl -tag -width Ds\n");
  for (size_t i = 0; i < QUERY_OPERATORS; i++)
    print_row(query_operators[i].sign, query_operators[i].help);
  printf(".El\n");
  end("operators");
}

static void print_traits(void)
{
  begin("traits");
  printf(".Bl -tag -width 18n -compact\n");
  for (size_t i = 0; i < TRAITS; i++) {
    struct buf word = BUF_INIT;
    buf_addf(&word, "%s:%s", traits[i].field, traits[i].name);
    print_row(buf_cstr(&word), traits[i].help);
    buf_release(&word);
  }
  printf(".El\n");
  end("traits");
}

static void print_example(const char *example)
{
  struct str rest = str_of(example), line;
  if (!rest.n) return;
  printf(".Bd -literal -offset indent\n");
  while (str_cut_line(&rest, &line)) {
    for (size_t i = 0; i < line.n; i++)
      print_char(line.p[i]);
    printf("\n");
  }
  printf(".Ed\n");
}

static void print_setting(const struct setting *row)
{
  struct buf text = BUF_INIT;
  print_row(row->name, row->help);
  buf_add_cstr(&text, "Value: ");
  setting_add_type(&text, row);
  buf_addf(
      &text, ". Default: %s.%s", row->fallback, row->apply ? " Can be changed while reading." : "");
  print_paragraph(buf_cstr(&text));
  print_example(row->example);
  buf_release(&text);
}

static void print_settings(void)
{
  begin("settings");
  for (int group = 0; group < SETTINGS_GROUPS; group++) {
    printf(".Ss %s\n.Bl -tag -width Ds\n", setting_group_title((enum setting_group)group));
    for (int id = 0; id < SETTING_COUNT; id++)
      if (settings[id].group == (enum setting_group)group) print_setting(&settings[id]);
    printf(".El\n");
  }
  end("settings");
}

static void print_actions(void)
{
  begin("actions");
  printf(".Bl -tag -width 20n -compact\n");
  for (size_t i = 0; i < action_count(); i++)
    print_row(action_at(i)->name, action_at(i)->help);
  printf(".El\n");
  end("actions");
}

static void print_roles(void)
{
  begin("roles");
  for (int i = 0; i < STYLE_COUNT; i++) {
    printf(".Ic ");
    print_words(str_of(styles[i].name));
    printf("%s\n", i + 1 < STYLE_COUNT ? " ," : "");
  }
  end("roles");
}

int main(void)
{
  print_common_options();
  print_commands();
  print_query_fields();
  print_keys();
  print_fields();
  print_query_words();
  print_traits();
  print_settings();
  print_actions();
  print_roles();
  return 0;
}
