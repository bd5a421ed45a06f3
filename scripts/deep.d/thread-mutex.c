/* The standard library's Mutex waits in code that ThreadSanitizer does not see, which then takes what the mutex orders
   for races. Linked before it, this tells the sanitizer where a contended mutex is taken and left. x86-64 alone. */
#define _GNU_SOURCE
#include <dlfcn.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

void *thread_mutex_lock, *thread_mutex_unlock;

__attribute__((constructor)) static void find(void) {
    thread_mutex_lock = dlsym(RTLD_NEXT, LOCK);
    thread_mutex_unlock = dlsym(RTLD_NEXT, UNLOCK);
}

/* Swift passes the mutex in r13, which a callee keeps. */
__asm__(".globl \"" LOCK "\"\n"
        "\"" LOCK "\":\n"
        "    subq $8, %rsp\n"
        "    movq thread_mutex_lock@GOTPCREL(%rip), %rax\n"
        "    call *(%rax)\n"
        "    movq %r13, %rdi\n"
        "    call __tsan_acquire@PLT\n"
        "    addq $8, %rsp\n"
        "    ret\n"
        ".globl \"" UNLOCK "\"\n"
        "\"" UNLOCK "\":\n"
        "    subq $8, %rsp\n"
        "    movq %r13, %rdi\n"
        "    call __tsan_release@PLT\n"
        "    movq thread_mutex_unlock@GOTPCREL(%rip), %rax\n"
        "    call *(%rax)\n"
        "    addq $8, %rsp\n"
        "    ret\n");
