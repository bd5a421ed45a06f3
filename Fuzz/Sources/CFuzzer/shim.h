#pragma once

#include <stddef.h>
#include <stdint.h>

/// libFuzzer without its `main`; the runtime of the toolchain has it.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *bytes, size_t count));
