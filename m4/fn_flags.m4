dnl FN_WARNING_FLAGS: sets FN_WARNINGS to the warnings that the compiler knows.
AC_DEFUN([FN_WARNING_FLAGS], [
  FN_WARNINGS=
  AX_APPEND_COMPILE_FLAGS([-Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes dnl
    -Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wformat=2 -Wundef dnl
    -Wvla -Wcast-align -Wnull-dereference -Wduplicated-cond -Wlogical-op dnl
    -Wimplicit-fallthrough -Wno-missing-field-initializers],
    [FN_WARNINGS], [-Werror])
  AS_IF([test "x$enable_werror" = xyes], [FN_WARNINGS="$FN_WARNINGS -Werror"])
  AC_SUBST([FN_WARNINGS])
])

dnl FN_HARDENING_FLAGS: sets FN_HARDENING_CFLAGS and FN_HARDENING_LDFLAGS to what compiler and linker
dnl know. Left out where sanitizers or coverage want the code as it is.
AC_DEFUN([FN_HARDENING_FLAGS], [
  FN_HARDENING_CFLAGS=
  FN_HARDENING_LDFLAGS=
  AS_IF([test "x$enable_sanitizers$enable_coverage" = xnono], [
    AX_APPEND_COMPILE_FLAGS([-fstack-protector-strong -fstack-clash-protection -fcf-protection dnl
      -fPIE], [FN_HARDENING_CFLAGS], [-Werror])
    AC_CACHE_CHECK([whether _FORTIFY_SOURCE=2 can be used], [fn_cv_fortify], [
      fn_save_CPPFLAGS=$CPPFLAGS
      fn_save_CFLAGS=$CFLAGS
      CPPFLAGS="$CPPFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"
      CFLAGS="$CFLAGS -Werror"
      AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <string.h>]], [[]])],
        [fn_cv_fortify=yes], [fn_cv_fortify=no])
      CPPFLAGS=$fn_save_CPPFLAGS
      CFLAGS=$fn_save_CFLAGS
    ])
    AS_IF([test "x$fn_cv_fortify" = xyes],
      [FN_HARDENING_CFLAGS="$FN_HARDENING_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"])
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
