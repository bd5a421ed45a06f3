#pragma once
#include <malloc.h>
#include <sys/prctl.h>

/* prctl is variadic, which Swift cannot call. */

/// Takes the memory of this process from core dumps and from other processes of its user.
static inline int cprocess_hide_memory(void) {
    return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
}
