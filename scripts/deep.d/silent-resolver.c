// A resolver that gets no answer, which is how a name server that is out of reach looks to a program; the file that
// RESOLVER_ASKED names is made once it is asked.
#include <fcntl.h>
#include <netdb.h>
#include <stdlib.h>
#include <unistd.h>

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
    (void)node, (void)service, (void)hints, (void)result;
    const char *asked = getenv("RESOLVER_ASKED");
    if (asked != NULL) close(open(asked, O_WRONLY | O_CREAT, 0600));
    sleep(30);
    return EAI_AGAIN;
}
