#pragma once
// strptime is in the C library, yet hidden from Swift: its header shows it only to X/Open programs.
#include <time.h>

char *strptime(const char *text, const char *format, struct tm *time);
