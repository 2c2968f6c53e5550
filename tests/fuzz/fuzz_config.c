/* Configurations: any text gives values of their types, keys that can be typed, and faults that are
 * sentences; what is printed of it reads back the same. */
#include "fuzz.h"

#include "session/bindings.h"
#include "session/config_print.h"

static void check_values(const struct config *c)
{
  for (int id = 0; id < SETTING_COUNT; id++) {
    const struct config_value *v = &c->values[id];
    CHECK(v->tree);
    if (settings[id].type == SETTING_IS_NUMBER)
      CHECK(v->number >= settings[id].min && v->number <= settings[id].max);
    if (settings[id].type <= SETTING_IS_TEXT) CHECK(v->text && *v->text);
  }
  for (const struct fault *f = c->faults.first; f; f = f->next)
    CHECK(f->text.n);
}

static void check_keys(const struct config *c)
{
  struct keymap m;
  struct faults faults = {.arena = c->arena};
  keymap_init(&m);
  bindings_lay(&m, config_tree(c, SETTING_KEYS), &faults);
  for (size_t i = 0; i < m.n; i++)
    CHECK(m.items[i].n_keys && m.items[i].action);
  bindings_remark(config_tree(c, SETTING_KEYS), &faults);
  keymap_release(&m);
}

/* What was wrong with it is wrong again, or gone. */
static void check_printed(const struct config *c)
{
  struct buf text = BUF_INIT;
  config_add_reference(&text, c);
  struct config *again = config_new();
  config_read(again, buf_str(&text), "again");
  for (int id = 0; id < SETTING_COUNT; id++)
    CHECK(tree_eq(c->values[id].tree, again->values[id].tree));
  CHECK(again->faults.n <= c->faults.n);
  config_free(again);
  buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct config *c = config_new();
  struct buf trouble = BUF_INIT;
  config_read(c, (struct str){(const char *)data, n}, "c");
  config_add_trouble(&trouble, c, false);
  CHECK(!c->faults.n == !trouble.n);
  check_values(c);
  check_keys(c);
  check_printed(c);
  buf_release(&trouble);
  config_free(c);
  return 0;
}
