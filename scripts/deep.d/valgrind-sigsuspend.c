/* valgrind up to 3.19 writes into the mask that a program waits with, and libdispatch keeps its mask in memory that
   cannot be written. Loaded before it, this gives valgrind a copy. */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
    sigset_t copy = *mask;
    return (int)syscall(SYS_rt_sigsuspend, &copy, 8);
}
