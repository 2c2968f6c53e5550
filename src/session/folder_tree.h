/* The folders of the notes in the list as a tree, with the number of notes beneath each: another
 * way into the library. What is chosen goes into the query's text. */
#ifndef SESSION_FOLDER_TREE_H
#define SESSION_FOLDER_TREE_H

#include "session/state.h"

void folder_tree_release(struct folder_tree *t);

/* Counts the folders, and opens the tree. */
void folder_tree_open(struct session *s);

/* Leaves the notes of a folder in the list; all, where its first line is chosen. */
void folder_tree_choose(struct session *s, size_t value);

/* Folds or opens the folder that is selected; folding one that has nothing open folds the one that
 * it lies in. */
void folder_tree_fold(struct session *s, bool folded);

#endif
