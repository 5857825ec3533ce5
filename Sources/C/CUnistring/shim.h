#pragma once
#include <uniwbrk.h>
#include <unictype.h>
