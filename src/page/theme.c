/* Looks of roles, beside the style table. */
#include "page/theme.h"

void theme_init(struct theme *t)
{
  for (int i = 0; i < STYLE_COUNT; i++)
    t->looks[i] = styles[i].look;
}

void theme_drop_colours(struct theme *t)
{
  for (int i = 0; i < STYLE_COUNT; i++)
    t->looks[i] = (struct look){
        COLOUR_DEFAULT, COLOUR_DEFAULT, COLOUR_DEFAULT, COLOUR_DEFAULT, t->looks[i].attrs};
}
