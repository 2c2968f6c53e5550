/* Reading config.yaml again. */
#include "session/reconfigure.h"

#include "base/limits.h"

#include <errno.h>
#include <sys/stat.h>

/* What became of the options that the file says otherwise now. */
enum fate { FATE_HOLDS, FATE_LATER, FATE_STAYS, FATES };

struct rereading {
  struct config_value values[SETTING_COUNT], told[SETTING_COUNT]; /* before */
  struct buf names[FATES];
};

/* ---- reading ---- */

/* A file that is gone says nothing. Where it cannot be read all stays. */
static void read_file(struct session *s)
{
  struct buf text = BUF_INIT;
  struct err err = ERR_INIT;
  struct stat status;
  bool is_absent = stat(s->config_file, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
  if (is_absent || fs_read(s->config_file, LIMIT_CONFIG_BYTES, &text, NULL, &err)) {
    config_read(s->config, buf_str(&text), s->config_file);
  } else {
    s->config->faults = (struct faults){.arena = s->config->arena};
    config_refuse_file(s->config, s->config_file, err.text);
  }
  buf_release(&text);
}

/* ---- taking on ---- */

static void add_name(struct rereading *r, enum fate fate, enum setting_id id)
{
  struct buf *names = &r->names[fate];
  buf_addf(names, "%s%s", names->n ? ", " : "", settings[id].name);
}

/* A value that turns out to be of no use: the one before holds on. */
static void refuse(struct session *s, struct rereading *r, enum setting_id id, const char *why)
{
  struct config *c = s->config;
  size_t line = c->values[id].tree->line;
  fault_add(&c->faults, line, "%s", why);
  c->values[id] = r->values[id];
  c->told[id] = r->told[id];
}

static void take_on(struct session *s, struct rereading *r, enum setting_id id)
{
  const struct config *c = s->config;
  struct err err = ERR_INIT;
  if (tree_eq(r->values[id].tree, c->values[id].tree)) {
    bool is_held = c->is_put[id] && !tree_eq(r->told[id].tree, c->told[id].tree);
    if (is_held) add_name(r, FATE_STAYS, id);
  } else if (!settings[id].apply) {
    add_name(r, FATE_LATER, id);
  } else if (settings[id].apply(s, config_tree(c, id), &err)) {
    add_name(r, FATE_HOLDS, id);
  } else {
    refuse(s, r, id, err.text);
  }
}

/* ---- telling ---- */

static void add_part(struct buf *out, const struct buf *names, const char *what)
{
  if (names->n) buf_addf(out, "%s%s %s", out->n ? "; " : "", buf_cstr(names), what);
}

static void tell(struct session *s, const struct rereading *r, bool is_asked)
{
  struct buf text = BUF_INIT, trouble = BUF_INIT;
  struct str file = fs_basename(str_of(s->config_file));
  add_part(&text, &r->names[FATE_HOLDS], "taken on");
  add_part(&text, &r->names[FATE_LATER], "from the next start on");
  add_part(&text, &r->names[FATE_STAYS], "as set here");
  config_add_trouble(&trouble, s->config, true);
  if (text.n)
    session_tell(s, "%.*s: %s", STR_ARG(file), buf_cstr(&text));
  else if (is_asked && !trouble.n)
    session_tell(s, "%.*s says nothing new", STR_ARG(file));
  if (trouble.n) session_warn(s, "%s", buf_cstr(&trouble));
  buf_release(&text);
  buf_release(&trouble);
}

void reconfigure(struct session *s, bool is_asked)
{
  struct rereading r = {0};
  s->config_due_ms = 0;
  if (!s->config_file) {
    if (is_asked) session_complain(s, "there is no place for a configuration");
    return;
  }
  memcpy(r.values, s->config->values, sizeof r.values);
  memcpy(r.told, s->config->told, sizeof r.told);
  read_file(s);
  for (int id = 0; id < SETTING_COUNT; id++)
    take_on(s, &r, (enum setting_id)id);
  session_arrange(s);
  tell(s, &r, is_asked);
  for (int fate = 0; fate < FATES; fate++)
    buf_release(&r.names[fate]);
}
