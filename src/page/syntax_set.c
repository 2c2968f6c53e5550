/* Languages by their names: a folder's files are those of its languages, and aliases.yaml beside
 * them says by which other names each is known. */
#include "base/ascii.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/tree.h"
#include "page/syntax_own.h"
#include "page/textset.h"

#include <dirent.h>
#include <stdlib.h>

enum { NAME_BYTES = 32 }; /* no language has a longer name */

struct language {
  struct str name;
  const char *folder;
  bool is_read;
  struct syntax *syntax; /* NULL: not read yet, or not to be used */
};

struct trouble {
  struct trouble *next;
  struct err err;
};

struct syntax_set {
  struct arena *arena;
  const char **folders;
  size_t n_folders;
  bool is_indexed, has_aliases;
  struct textset names; /* number: index of the language + 1 */
  struct language *languages;
  size_t n, cap;
  struct trouble *troubles, **last_trouble;
};

struct syntax_set *syntax_set_new(const char *const *folders, size_t n)
{
  struct syntax_set *set = mem_zalloc(1, sizeof *set);
  set->arena = arena_new();
  set->names.arena = set->arena;
  set->last_trouble = &set->troubles;
  set->folders = ARENA_ARRAY(set->arena, n + 1, const char *);
  for (; set->n_folders < n; set->n_folders++)
    set->folders[set->n_folders] = arena_str(set->arena, str_of(folders[set->n_folders])).p;
  return set;
}

void syntax_set_free(struct syntax_set *set)
{
  if (!set) return;
  for (size_t i = 0; i < set->n; i++)
    syntax_free(set->languages[i].syntax);
  free(set->languages);
  textset_release(&set->names);
  arena_free(set->arena);
  free(set);
}

/* ---- troubles ---- */

static void add_trouble(struct syntax_set *set, const struct err *err)
{
  struct trouble *trouble = ARENA_NEW(set->arena, struct trouble);
  trouble->err = *err;
  *set->last_trouble = trouble;
  set->last_trouble = &trouble->next;
}

bool syntax_set_take_trouble(struct syntax_set *set, struct err *out)
{
  struct trouble *trouble = set->troubles;
  if (!trouble) return false;
  *out = trouble->err;
  set->troubles = trouble->next;
  if (!set->troubles) set->last_trouble = &set->troubles;
  return true;
}

static bool read_file(
    const char *folder, struct str name, struct buf *path, struct buf *text, struct err *err)
{
  struct buf file = BUF_INIT;
  buf_addf(&file, "%.*s.yaml", STR_ARG(name));
  fs_add_joined(path, str_of(folder), buf_str(&file));
  buf_release(&file);
  return fs_read(buf_cstr(path), LIMIT_LANGUAGE_BYTES, text, NULL, err);
}

/* ---- the index ---- */

/* The name of a language's file without its ending; empty for any other. */
static struct str name_of_file(struct str file)
{
  struct str ending = STR_LIT(".yaml");
  if (file.n <= ending.n || !str_ends(file, ending) || file.p[0] == '.') return STR_NONE;
  struct str name = str_first(file, file.n - ending.n);
  return str_eq(name, STR_LIT("aliases")) ? STR_NONE : name;
}

static void add_language(struct syntax_set *set, const char *folder, struct str name)
{
  struct textset_item *item = textset_add(&set->names, name);
  if (item->number) return;
  set->languages = mem_grow(set->languages, &set->cap, set->n + 1, sizeof *set->languages);
  set->languages[set->n++] = (struct language){.name = item->text, .folder = folder};
  item->number = (uint32_t)set->n;
}

static void index_folder(struct syntax_set *set, const char *folder)
{
  DIR *dir = opendir(folder);
  if (!dir) return;
  for (const struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
    struct str name = name_of_file(str_of(entry->d_name));
    if (name.n) add_language(set, folder, name);
  }
  closedir(dir);
}

static bool add_alias(struct syntax_set *set, struct str alias, struct str name)
{
  const struct textset_item *language = textset_find(&set->names, name);
  if (!language) return false;
  struct textset_item *item = textset_add(&set->names, alias);
  if (!item->number) item->number = language->number;
  return true;
}

/* Adds the aliases of one language: words with blanks between them. */
static void add_aliases(struct syntax_set *set, struct str path, const struct tree *node)
{
  struct str rest = node->value, alias;
  struct err err;
  while (str_cut(&rest, ' ', &alias)) {
    if (!alias.n || add_alias(set, alias, node->key)) continue;
    err_set(&err, "%.*s:%zu: there is no language \"%.*s\"", STR_ARG(path), node->line,
        STR_ARG(node->key));
    add_trouble(set, &err);
    return;
  }
}

static void index_aliases(struct syntax_set *set, const char *folder)
{
  struct buf path = BUF_INIT, text = BUF_INIT;
  struct err err = ERR_INIT;
  struct faults faults = {.arena = set->arena};
  if (read_file(folder, STR_LIT("aliases"), &path, &text, &err)) {
    struct arena *a = arena_new();
    const struct tree *root = tree_read_yaml(a, buf_str(&text), 1, &faults);
    for (const struct tree *node = root->first; node; node = node->next)
      add_aliases(set, buf_str(&path), node);
    arena_free(a);
  }
  if (faults.n) {
    err_set(&err, "%s:%zu: %.*s", path.p, faults.first->line, STR_ARG(faults.first->text));
    add_trouble(set, &err);
  }
  buf_release(&path);
  buf_release(&text);
}

static void need_index(struct syntax_set *set)
{
  if (set->is_indexed) return;
  set->is_indexed = true;
  for (size_t i = 0; i < set->n_folders; i++)
    index_folder(set, set->folders[i]);
}

/* A name of its own goes before any other, so these wait until one is not known. */
static void need_aliases(struct syntax_set *set)
{
  if (set->has_aliases) return;
  set->has_aliases = true;
  for (size_t i = 0; i < set->n_folders; i++)
    index_aliases(set, set->folders[i]);
}

/* ---- languages ---- */

static void read_language(struct syntax_set *set, struct language *language)
{
  struct buf path = BUF_INIT, text = BUF_INIT;
  struct err err = ERR_INIT;
  language->is_read = true;
  if (read_file(language->folder, language->name, &path, &text, &err))
    language->syntax = syntax_read(buf_str(&path), buf_str(&text), &err);
  if (!language->syntax) add_trouble(set, &err);
  buf_release(&path);
  buf_release(&text);
}

const struct syntax *syntax_set_find(struct syntax_set *set, struct str name)
{
  char lower[NAME_BYTES];
  if (!name.n || name.n > NAME_BYTES) return NULL;
  need_index(set);
  for (size_t i = 0; i < name.n; i++)
    lower[i] = ascii_lower(name.p[i]);
  struct str key = {lower, name.n};
  const struct textset_item *item = textset_find(&set->names, key);
  if (!item) need_aliases(set);
  if (!item) item = textset_find(&set->names, key);
  if (!item) return NULL;
  struct language *language = &set->languages[item->number - 1];
  if (!language->is_read) read_language(set, language);
  return language->syntax;
}

struct str *syntax_set_names(struct syntax_set *set, struct arena *a, size_t *n)
{
  need_index(set);
  need_aliases(set);
  struct str *names = ARENA_ARRAY(a, set->n + 1, struct str);
  for (*n = 0; *n < set->n; ++*n)
    names[*n] = arena_str(a, set->languages[*n].name);
  return names;
}

/* ---- blocks ---- */

/* The name of a language in an info string: what stands in braces behind it, or behind a mark, is
 * about something else. */
static struct str name_in_info(struct str info)
{
  static const char *const prefixes[] = {"{", ".", "language-", "lang-"};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (str_starts(info, str_of(prefixes[i]))) info = str_from(info, strlen(prefixes[i]));
  size_t n = 0;
  while (n < info.n && !strchr(" \t{}[](),:;=", info.p[n]))
    n++;
  return str_first(info, n);
}

/* The language of the session that a line tells of; empty when it tells of none. */
static struct str session_of_line(const struct syntax *syntax, struct str line)
{
  const struct shape_place place = {.line = line, .kept = STR_NONE, .words = &syntax->words};
  struct shape_match match;
  for (size_t i = 0; i < syntax->n_sessions; i++)
    if (shape_matches(&syntax->sessions[i].line, &place, &match))
      return syntax->sessions[i].language;
  return STR_NONE;
}

/* The same for a text, by its first lines. */
static struct str session_of(const struct syntax *syntax, struct str text)
{
  struct str language = STR_NONE, line;
  if (!syntax->n_sessions) return language;
  for (int i = 0; i < LIMIT_SESSION_LINES && !language.n && str_cut_line(&text, &line); i++)
    language = session_of_line(syntax, line);
  return language;
}

const struct syntax *syntax_set_of_block(struct syntax_set *set, struct str info, struct str text)
{
  struct str name = name_in_info(info), plain;
  const struct syntax *syntax = syntax_set_find(set, name);
  if (!syntax && str_has(name, '+') && str_cut(&name, '+', &plain))
    syntax = syntax_set_find(set, plain);
  const struct syntax *session = NULL;
  if (syntax) session = syntax_set_find(set, session_of(syntax, text));
  return session ? session : syntax;
}
