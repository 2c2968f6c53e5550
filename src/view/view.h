/* A session drawn on a canvas: panes, list, page, panel, overlays, status line. A pure function of
 * the session: drawing changes nothing and decides nothing. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "session/session.h"
#include "view/canvas.h"

void view_draw(const struct session *s, struct canvas *c);

#endif
