/* On the groups of the list, and the tree of its folders. */
#include "session/acts.h"
#include "session/folder_tree.h"
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

void act_folders(struct session *s, long count)
{
  (void)count;
  folder_tree_open(s);
}

void act_fold_folder(struct session *s, long count)
{
  (void)count;
  folder_tree_fold(s, true);
}

void act_unfold_folder(struct session *s, long count)
{
  (void)count;
  folder_tree_fold(s, false);
}
