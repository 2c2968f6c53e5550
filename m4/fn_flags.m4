dnl FN_WARNING_FLAGS: sets FN_WARNINGS to the warnings that the compiler knows.
AC_DEFUN([FN_WARNING_FLAGS], [
  FN_WARNINGS=
  AX_APPEND_COMPILE_FLAGS([-Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes dnl
    -Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wformat=2 -Wundef dnl
    -Wvla -Wcast-align -Wnull-dereference -Wduplicated-cond -Wlogical-op dnl
    -Wimplicit-fallthrough -Wno-missing-field-initializers],
    [FN_WARNINGS], [-Werror])
  dnl The whole suite passes with a stack of 256 kB; instrumented frames are larger.
  AS_IF([test "x$enable_sanitizers$enable_coverage" = xnono],
    [AX_APPEND_COMPILE_FLAGS([-Wframe-larger-than=16384], [FN_WARNINGS], [-Werror])])
  AS_IF([test "x$enable_werror" = xyes], [FN_WARNINGS="$FN_WARNINGS -Werror"])
  AC_SUBST([FN_WARNINGS])
])

dnl FN_FORTIFY: adds to FN_HARDENING_CFLAGS the highest level of checked library calls that compiler
dnl and C library have together. Without optimisation there is none: the C library says so.
AC_DEFUN([FN_FORTIFY], [
  AC_CACHE_CHECK([for the level of _FORTIFY_SOURCE], [fn_cv_fortify], [
    fn_cv_fortify=none
    fn_save_CPPFLAGS=$CPPFLAGS
    fn_save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -Werror"
    for fn_level in 3 2; do
      CPPFLAGS="$fn_save_CPPFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$fn_level"
      AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <string.h>]], [[]])],
        [fn_cv_fortify=$fn_level
        break])
    done
    CPPFLAGS=$fn_save_CPPFLAGS
    CFLAGS=$fn_save_CFLAGS
  ])
  AS_IF([test "x$fn_cv_fortify" != xnone],
    [FN_HARDENING_CFLAGS="$FN_HARDENING_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$fn_cv_fortify"])
])

dnl FN_HARDENING_FLAGS: sets FN_HARDENING_CFLAGS and FN_HARDENING_LDFLAGS to what compiler and linker
dnl know. Left out where sanitizers or coverage want the code as it is.
AC_DEFUN([FN_HARDENING_FLAGS], [
  FN_HARDENING_CFLAGS=
  FN_HARDENING_LDFLAGS=
  AS_IF([test "x$enable_sanitizers$enable_coverage" = xnono], [
    AX_APPEND_COMPILE_FLAGS([-fstack-protector-strong -fstack-clash-protection -fcf-protection dnl
      -mbranch-protection=standard -fPIE], [FN_HARDENING_CFLAGS], [-Werror])
    FN_FORTIFY
    AX_APPEND_LINK_FLAGS([-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack],
      [FN_HARDENING_LDFLAGS], [-Werror])
  ])
  AC_SUBST([FN_HARDENING_CFLAGS])
  AC_SUBST([FN_HARDENING_LDFLAGS])
])

dnl FN_INSTRUMENTATION_FLAGS: sets FN_INSTRUMENTATION for sanitizers, coverage and fuzzing; fails
dnl with a sentence when the compiler cannot do what was asked for.
AC_DEFUN([FN_INSTRUMENTATION_FLAGS], [
  FN_INSTRUMENTATION=
  AS_IF([test "x$enable_sanitizers" = xyes], [
    FN_INSTRUMENTATION="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
  ])
  AS_IF([test "x$enable_coverage" = xyes],
    [FN_INSTRUMENTATION="$FN_INSTRUMENTATION --coverage"])
  AS_IF([test "x$enable_fuzzing" = xyes],
    [FN_INSTRUMENTATION="$FN_INSTRUMENTATION -fsanitize=fuzzer-no-link"])
  AS_IF([test -n "$FN_INSTRUMENTATION"], [
    AC_MSG_CHECKING([whether $CC takes $FN_INSTRUMENTATION])
    fn_save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS $FN_INSTRUMENTATION"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AC_MSG_RESULT([yes])], [
      AC_MSG_RESULT([no])
      AC_MSG_ERROR([$CC cannot build with $FN_INSTRUMENTATION])
    ])
    CFLAGS=$fn_save_CFLAGS
  ])
  AC_SUBST([FN_INSTRUMENTATION])
])
