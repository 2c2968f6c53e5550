/* Keys and clicks that nobody would press, at sizes that nobody has: nothing falls over, the cursor
 * stays on the screen, and the program can be left. The seeds are fixed, so that a failure comes
 * again. */
#include "stage.h"

#include "session/action.h"
#include "session/keymap.h"

#include <stdio.h>

enum { SEEDS = 300, KEYS = 300, STEPS_OUT = 12 };

/* A small generator (xorshift32) that is the same everywhere. */
static uint32_t next_random(uint32_t *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static int below(uint32_t *state, int n)
{
  return (int)(next_random(state) % (uint32_t)n);
}

/* A key of the table, mostly; else any. */
static struct key random_key(uint32_t *state, const struct keymap *map)
{
  static const char typed[] = "aeinst 15\"():-*/[]\xC3";
  int kind = below(state, 10);
  if (kind < 7) {
    const struct binding *b = &map->items[below(state, (int)map->n)];
    return b->keys[below(state, (int)b->n_keys)];
  }
  if (kind < 9) return (struct key){(unsigned char)typed[below(state, sizeof typed - 1)], 0};
  return (struct key){1 + next_random(state) % (KEYS_END_ - 1), next_random(state) % 8};
}

static void random_size(uint32_t *state, struct stage *st)
{
  static const int sizes[][2] = {{80, 24}, {160, 48}, {120, 30}, {40, 12}, {20, 5}, {1, 1}, {0, 0}};
  const int *size = sizes[below(state, sizeof sizes / sizeof *sizes)];
  if (size[0])
    stage_resize(st, size[0], size[1]);
  else
    stage_resize(st, 1 + below(state, 200), 1 + below(state, 60));
}

/* Also beside the screen, where a terminal that was resized may say that the mouse is. */
static void random_mouse(uint32_t *state, struct stage *st)
{
  enum mouse_kind kind = (enum mouse_kind)below(state, MOUSE_WHEEL_DOWN + 1);
  int col = below(state, st->canvas->cols + 2), row = below(state, st->canvas->rows + 2);
  stage_point(st, kind, col, row);
  if (below(state, 2)) stage_point(st, MOUSE_RELEASE, col, row);
  if (below(state, 3) == 0) stage_point(st, MOUSE_PRESS, col, row);
}

static bool cursor_is_on_screen(const struct canvas *c)
{
  return c->cursor_row < 0 ||
         (c->cursor_row < c->rows && c->cursor_col >= 0 && c->cursor_col < c->cols);
}

/* Escapes, then one step out after the other, or Q. */
static bool can_be_left(struct stage *st, bool by_steps)
{
  struct key escape = {KEYS_ESCAPE, 0}, quit = {by_steps ? 'q' : 'Q', 0};
  stage_press(st, escape);
  stage_press(st, escape);
  st->quit = false;
  for (int i = 0; i < (by_steps ? STEPS_OUT : 1) && !st->quit; i++)
    stage_press(st, quit);
  return st->quit;
}

static const char *play(uint32_t seed, enum stage_notes notes)
{
  struct stage st;
  struct keymap map;
  uint32_t state = seed * 2654435761u + 1;
  const char *trouble = NULL;
  stage_init(&st, notes, 80, 24);
  if (notes == STAGE_NONE) stage_open(&st, "notes/cache-headers.md");
  keymap_init(&map);
  stage_draw(&st);
  session_action(st.session, STR_LIT("mouse"));
  for (int i = 0; i < KEYS && !trouble; i++) {
    stage_press(&st, random_key(&state, &map));
    if (seed % 3 && below(&state, 5) == 0) random_mouse(&state, &st);
    if (below(&state, 20) == 0) random_size(&state, &st);
    if (below(&state, 3) == 0) stage_draw(&st);
    if (!cursor_is_on_screen(st.canvas)) trouble = "the cursor left the screen";
  }
  stage_draw(&st);
  if (!trouble && !can_be_left(&st, seed % 2)) trouble = "the program could not be left";
  keymap_release(&map);
  stage_release(&st);
  return trouble;
}

int main(void)
{
  static const enum stage_notes notes[] = {STAGE_NOTES, STAGE_NOTES, STAGE_NONE, STAGE_EMPTY};
  bool all = true;
  printf("1..%d\n", SEEDS);
  for (uint32_t seed = 1; seed <= SEEDS; seed++) {
    const char *trouble = play(seed, notes[seed % 4]);
    printf("%s %u - %d random keys, seed %u\n", trouble ? "not ok" : "ok", seed, KEYS, seed);
    if (trouble) printf("# %s\n", trouble);
    all = all && !trouble;
  }
  stage_clean();
  return all ? 0 : 1;
}
