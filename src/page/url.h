/* Addresses as pages show them. They are never opened here. */
#ifndef PAGE_URL_H
#define PAGE_URL_H

#include "base/str.h"

/* Where an address leads, in a word: its host, or its last part where it has none. Raw. */
struct str url_place(struct str url);

#endif
