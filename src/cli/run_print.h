/* A run of the index as people and programs are told it. */
#ifndef CLI_RUN_PRINT_H
#define CLI_RUN_PRINT_H

#include "base/json.h"
#include "library/upkeep.h"

/* Adds when it was by the local clock, how it ended, what it did and how quickly. */
void run_add_text(struct buf *out, const struct run *run);

/* Adds an object; its moment is in UTC. */
void run_add_json(struct json *j, const struct run *run);

#endif
