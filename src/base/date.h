/* Dates as notes write them and as people read them. Days are counted from 1970-01-01 in the
 * proleptic Gregorian calendar; no time zones: a note's date is the day its author wrote. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/buf.h"

/* Reads the day at the start of s: 2023-02-08, 2023-02-08T10:00:00Z, 2023/02/08, 2023-02 (first of
 * the month), 2023 alone only when whole is asked as a year (4 digits), "Feb 8, 2023",
 * "8 February 2023", "02/08/2023" (month first, as ms.date is). *days gets the count, *n_days
 * how many days the text means (1, a month, a year). False when it is no date. */
bool date_parse(struct str s, long *days, long *n_days);

/* Adds "2023-02-08". */
void date_add(struct buf *out, long days);

/* Adds how long ago `days` was at `today`, in one unit: "today", "3 d", "5 w", "7 mo", "3 y";
 * "in 3 d" for what is to come. */
void date_add_age(struct buf *out, long days, long today);

/* Today by the local clock. */
long date_today(void);

#endif
