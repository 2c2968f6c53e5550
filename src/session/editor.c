/* The table of editors. */
#include "session/editor.h"

#include "base/fs.h"

enum form {
  FORM_PLUS,  /* +12 FILE */
  FORM_COLON, /* FILE:12 */
  FORM_GOTO,  /* --goto FILE:12 */
  FORM_LINE,  /* --line 12 FILE */
};

static const struct editor {
  const char *name;
  enum form form;
} editors[] = {
    {"vi", FORM_PLUS},
    {"vim", FORM_PLUS},
    {"nvim", FORM_PLUS},
    {"gvim", FORM_PLUS},
    {"view", FORM_PLUS},
    {"nvi", FORM_PLUS},
    {"elvis", FORM_PLUS},
    {"vis", FORM_PLUS},
    {"ex", FORM_PLUS},
    {"emacs", FORM_PLUS},
    {"emacsclient", FORM_PLUS},
    {"mg", FORM_PLUS},
    {"zile", FORM_PLUS},
    {"jed", FORM_PLUS},
    {"joe", FORM_PLUS},
    {"jmacs", FORM_PLUS},
    {"nano", FORM_PLUS},
    {"pico", FORM_PLUS},
    {"kak", FORM_PLUS},
    {"micro", FORM_PLUS},
    {"ne", FORM_PLUS},
    {"mcedit", FORM_PLUS},
    {"gedit", FORM_PLUS},
    {"hx", FORM_COLON},
    {"helix", FORM_COLON},
    {"subl", FORM_COLON},
    {"zed", FORM_COLON},
    {"code", FORM_GOTO},
    {"code-insiders", FORM_GOTO},
    {"codium", FORM_GOTO},
    {"cursor", FORM_GOTO},
    {"kate", FORM_LINE},
    {"kwrite", FORM_LINE},
    {"mate", FORM_LINE},
};

/* "/usr/bin/vim.basic" is a vim. */
static bool is_called(struct str program, const char *name)
{
  struct str rest = fs_basename(program);
  struct str known = str_of(name);
  return str_starts(rest, known) && (rest.n == known.n || rest.p[known.n] == '.');
}

static const struct editor *find_editor(struct str program)
{
  for (size_t i = 0; i < sizeof editors / sizeof *editors; i++)
    if (is_called(program, editors[i].name)) return &editors[i];
  return NULL;
}

static void add_place(struct arena *a, enum form form, struct str path, size_t line, struct argv *w)
{
  if (form == FORM_PLUS) argv_add(a, w, arena_printf(a, "+%zu", line));
  if (form == FORM_GOTO) argv_add(a, w, STR_LIT("--goto"));
  if (form == FORM_LINE) argv_add(a, w, STR_LIT("--line"));
  if (form == FORM_LINE) argv_add(a, w, arena_printf(a, "%zu", line));
  bool colon = form == FORM_COLON || form == FORM_GOTO;
  argv_add(a, w, colon ? arena_printf(a, "%.*s:%zu", STR_ARG(path), line) : path);
}

bool editor_argv(struct arena *a, struct str command, struct str path, size_t line,
    struct argv *out, struct err *err)
{
  if (!argv_split(a, command, out, err)) return false;
  const struct editor *editor = find_editor(str_of(out->items[0]));
  if (editor && line)
    add_place(a, editor->form, path, line, out);
  else
    argv_add(a, out, path);
  return true;
}
