#pragma once
// What is in the C library and hidden from Swift.

// Its header shows it only to X/Open programs.
#include <time.h>

char *strptime(const char *text, const char *format, struct tm *time);

// Its header shows it only to GNU programs.
int syncfs(int descriptor);

// Its header is not part of Swift's Glibc.
#include <malloc.h>

// Its header is not part of Swift's Glibc either.
#include <iconv.h>
