// Serves an Enterprise Manager with N backups over HTTP on loopback, as cheaply as one thread can.
//
// It is the yardstick's server: the mock in Swift would cost more than what is measured, and not always the same. Its
// answers are those of `emconform mock`, made from templates in memory. It knows the main session only, and nothing of
// refusals: whoever wants conformance asks the mock. Usage: static_server COUNT; it prints its URL and serves until it
// is killed.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { INPUT = 8192, EVENTS = 64 };

#define OPEN "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
#define SPACES                                                                                                         \
    "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
#define OWN_SPACE "xmlns=\"http://www.veeam.com/ent/v1.0\""
#define BACKUP "00000000-0000-4000-8000-%012ld"
#define SESSION "a22111c6-a7a5-4c5d-b63c-7eec9965b887"
#define TOKEN "YTIyMTExYzYtYTdhNS00YzVkLWI2M2MtN2VlYzk5NjViODg3"
#define UPWARD                                                                                                         \
    "<Link Href=\"%1$s/api/repositories/71bb54d8-d101-45b9-834d-0bff90150280\" Name=\"Main repository\" "              \
    "Type=\"RepositoryReference\" Rel=\"Up\" />"                                                                       \
    "<Link Href=\"%1$s/api/backupServers/910a2dec-8902-4cc1-beeb-8da1658eec67\" Name=\"backup-a.example\" "            \
    "Type=\"BackupServerReference\" Rel=\"Up\" />"
#define POINTS                                                                                                         \
    "<Link Href=\"%1$s/api/backups/%2$s/restorePoints\" Type=\"RestorePointReferenceList\" Rel=\"Down\" />"

static const char service[] =
    OPEN "<EnterpriseManager " SPACES " Href=\"%1$s/api/\" Type=\"EnterpriseManager\" " OWN_SPACE "><Links>"
         "<Link Href=\"%1$s/api/logonSessions\" Type=\"LogonSessionList\" Rel=\"Down\" />"
         "<Link Href=\"%1$s/api/sessionMngr/?v=latest\" Type=\"LogonSession\" Rel=\"Create\" /></Links>"
         "<SupportedVersions><SupportedVersion Name=\"v1_7\"><Links><Link Href=\"%1$s/api/sessionMngr/?v=v1_7\" "
         "Type=\"LogonSession\" Rel=\"Create\" /></Links></SupportedVersion></SupportedVersions></EnterpriseManager>";

static const char session[] =
    OPEN "<LogonSession " SPACES " Href=\"%1$s/api/logonSessions/" SESSION "\" Type=\"LogonSession\" " OWN_SPACE
         "><Links><Link Href=\"%1$s/api/\" Type=\"EnterpriseManager\" Rel=\"Up\" />"
         "<Link Href=\"%1$s/api/backups\" Type=\"BackupReferenceList\" Rel=\"Down\" />"
         "<Link Href=\"%1$s/api/backups?format=Entity\" Type=\"BackupList\" Rel=\"Down\" />"
         "<Link Href=\"%1$s/api/logonSessions/" SESSION "\" Rel=\"Delete\" /></Links>"
         "<UserName>bench</UserName><SessionId>" SESSION "</SessionId></LogonSession>";

static const char entity_open[] = OPEN "<Backup " SPACES;

// %1$s is the origin, %2$s the backup's guid; %3$s stands where an entity that is a document names its namespaces.
static const char entity[] =
    "%3$s Href=\"%1$s/api/backups/%2$s?format=Entity\" Type=\"Backup\" Name=\"Nightly VMs\" "
    "UID=\"urn:veeam:Backup:%2$s\"%4$s><Links>" UPWARD "<Link Href=\"%1$s/api/backups/%2$s\" Name=\"Nightly VMs\" "
    "Type=\"BackupReference\" Rel=\"Alternate\" />" POINTS "<Link Href=\"%1$s/api/backups/%2$s/backupFiles\" "
    "Type=\"BackupFileReferenceList\" Rel=\"Down\" /></Links><Platform>VMware</Platform>"
    "<BackupType>Standard</BackupType></Backup>";

static const char reference[] =
    "<Ref UID=\"urn:veeam:Backup:%2$s\" Name=\"Nightly VMs\" Href=\"%1$s/api/backups/%2$s\" Type=\"BackupReference\">"
    "<Links>" UPWARD "<Link Href=\"%1$s/api/backups/%2$s?format=Entity\" Name=\"Nightly VMs\" Type=\"Backup\" "
    "Rel=\"Alternate\" />" POINTS "</Links></Ref>";

/// A list that is made once: its answer, header and all.
struct answer {
    char *bytes;
    size_t length;
};

/// A connection, and what came on it and what has not gone out yet.
struct connection {
    int descriptor;
    size_t filled;
    size_t pending;
    const char *rest;
    char input[INPUT];
    char output[INPUT];
};

static char origin[64];
static long backups;
static struct answer lists[2];

static void fail(const char *what) {
    perror(what);
    exit(2);
}

/// A whole answer; `fields` are more header lines.
static size_t answer(char *output, size_t room, const char *status, const char *fields, const char *body) {
    return snprintf(output, room,
                    "HTTP/1.1 %s\r\nCache-Control: private\r\nContent-Length: %zu\r\n"
                    "Content-Type: application/xml; charset=utf-8\r\nServer: static\r\n%s\r\n%s",
                    status, strlen(body), fields, body);
}

/// One backup as it stands in a list or as a document of its own.
static int backup(char *output, size_t room, const char *template, bool is_document, long index) {
    char guid[64];
    snprintf(guid, sizeof guid, BACKUP, index);
    return snprintf(output, room, template, origin, guid, is_document ? entity_open : "<Backup",
                    is_document ? " " OWN_SPACE : "");
}

static struct answer list(const char *root, const char *template) {
    size_t room = 512 + backups * 1536;
    char *body = malloc(room), *end = body;
    if (!body) fail("static_server");
    end += sprintf(end, OPEN "<%s " SPACES " " OWN_SPACE ">", root);
    for (long index = 0; index < backups; index++) end += backup(end, 1536, template, false, index);
    end += sprintf(end, "</%s>", root);
    struct answer list = {malloc(room), 0};
    if (!list.bytes) fail("static_server");
    list.length = answer(list.bytes, room, "200 OK", "", body);
    free(body);
    return list;
}

static bool begins(const char *text, const char *start) { return strncmp(text, start, strlen(start)) == 0; }

/// Answers out of a template, whose only value is the origin.
static size_t fill(struct connection *connection, const char *status, const char *fields, const char *template) {
    char body[INPUT];
    snprintf(body, sizeof body, template, origin);
    return answer(connection->output, INPUT, status, fields, body);
}

static size_t entity_answer(struct connection *connection, const char *guid) {
    long index = strtol(guid + strlen("00000000-0000-4000-8000-"), NULL, 10);
    if (index < 0 || index >= backups) return answer(connection->output, INPUT, "404 Not Found", "", "");
    char body[INPUT];
    backup(body, sizeof body, entity, true, index);
    return answer(connection->output, INPUT, "200 OK", "", body);
}

/// Readies the answer to one request, which ends where its header does.
static void reply(struct connection *connection, const char *request) {
    connection->rest = connection->output;
    if (begins(request, "POST /api/sessionMngr/")) {
        char fields[256];
        snprintf(fields, sizeof fields,
                 "Location: %s/api/logonSessions/" SESSION "\r\nX-RestSvcSessionId: " TOKEN "\r\n", origin);
        connection->pending = fill(connection, "201 Created", fields, session);
    } else if (begins(request, "DELETE ")) {
        static const char gone[] = "HTTP/1.1 204 No Content\r\nServer: static\r\n\r\n";
        connection->rest = gone;
        connection->pending = sizeof gone - 1;
    } else if (begins(request, "GET /api/backups/")) {
        connection->pending = entity_answer(connection, request + strlen("GET /api/backups/"));
    } else if (begins(request, "GET /api/backups")) {
        const struct answer *list = &lists[begins(request + strlen("GET /api/backups"), "?")];
        connection->rest = list->bytes;
        connection->pending = list->length;
    } else if (begins(request, "GET /api/logonSessions/")) {
        connection->pending = fill(connection, "200 OK", "", session);
    } else if (begins(request, "GET /api/ ")) {
        connection->pending = fill(connection, "200 OK", "", service);
    } else {
        connection->pending = answer(connection->output, INPUT, "404 Not Found", "", "");
    }
}

/// Sends what it can; tells whether the connection still stands.
static bool send_rest(struct connection *connection) {
    while (connection->pending > 0) {
        ssize_t count = send(connection->descriptor, connection->rest, connection->pending, MSG_NOSIGNAL);
        if (count < 0) return errno == EAGAIN;
        connection->rest += count;
        connection->pending -= count;
    }
    return true;
}

/// Takes what came and answers what is whole; tells whether the connection still stands.
static bool serve(struct connection *connection) {
    if (!send_rest(connection)) return false;
    if (connection->pending > 0) return true;
    ssize_t count =
        recv(connection->descriptor, connection->input + connection->filled, INPUT - 1 - connection->filled, 0);
    if (count <= 0) return count < 0 && errno == EAGAIN;
    connection->filled += count;
    connection->input[connection->filled] = 0;
    char *end = strstr(connection->input, "\r\n\r\n");
    if (!end) return connection->filled < INPUT - 1;
    reply(connection, connection->input);
    // Nobody sends ahead: the next request comes when this one is answered.
    connection->filled = 0;
    return send_rest(connection);
}

static int listen_on_loopback(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) || listen(listener, 128) ||
        getsockname(listener, (struct sockaddr *)&address, &length))
        fail("static_server");
    snprintf(origin, sizeof origin, "http://127.0.0.1:%d", ntohs(address.sin_port));
    return listener;
}

static void admit(int listener, int poll) {
    int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (descriptor < 0) return;
    int one = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) fail("static_server");
    connection->descriptor = descriptor;
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = connection};
    if (epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event)) fail("static_server");
}

int main(int count, char **arguments) {
    backups = count == 2 ? strtol(arguments[1], NULL, 10) : 0;
    if (backups < 1) return fprintf(stderr, "usage: static_server COUNT\n"), 2;
    int listener = listen_on_loopback(), poll = epoll_create1(0);
    struct epoll_event own = {.events = EPOLLIN, .data.ptr = NULL};
    if (poll < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, listener, &own)) fail("static_server");
    lists[0] = list("EntityReferences", reference);
    lists[1] = list("Backups", entity);
    printf("%s\n", origin);
    fflush(stdout);
    struct epoll_event events[EVENTS];
    while (true) {
        int ready = epoll_wait(poll, events, EVENTS, -1);
        for (int index = 0; index < ready; index++) {
            struct connection *connection = events[index].data.ptr;
            if (!connection) {
                admit(listener, poll);
            } else if (!serve(connection)) {
                close(connection->descriptor);
                free(connection);
            }
        }
    }
}
