#pragma once
// The C interface of the Basic Linear Algebra Subprograms, as libblas-dev ships it.
#include <cblas.h>
