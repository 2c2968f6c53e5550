/* On the groups of the list. */
#include "session/acts.h"
#include "session/list_groups.h"

void act_group(struct session *s, long count)
{
  (void)count;
  list_groups_open_menu(s);
}

void act_fold_group(struct session *s, long count)
{
  (void)count;
  list_groups_fold(s, true);
}

void act_unfold_group(struct session *s, long count)
{
  (void)count;
  list_groups_fold(s, false);
}

void act_fold_groups(struct session *s, long count)
{
  (void)count;
  list_groups_fold_all(s, true);
}

void act_unfold_groups(struct session *s, long count)
{
  (void)count;
  list_groups_fold_all(s, false);
}
