#pragma once
// The C interface of the Basic Linear Algebra Subprograms, as libblas-dev ships it. The library itself is loaded when
// it is first needed (Kernels/BLAS/BLASLibrary.swift).
#include <cblas.h>
