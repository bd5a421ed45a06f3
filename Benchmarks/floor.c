// The floor: what checking N backups costs a program that does nothing else.
//
// It logs on, reads the list of references by SAX, fetches each entity over 8 connections of one multi handle, judges
// it (status, media type, XSD, UID, values, five links), writes a JUnit report and logs out. emconform is measured
// against it, so it cuts no corner that emconform could not cut, and takes every one that it could: handles, parser and
// validator are made once. Usage: floor URL SCHEMA JUNIT; the exit status is 1 when a check failed.
#include <curl/curl.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { CONNECTIONS = 8, PATH = 160 };

/// What is judged of each backup; a testcase each.
enum check { STATUS, MEDIA_TYPE, SCHEMA, UID, VALUES, LINK, CHECKS = LINK + 5 };

static const char *const names[CHECKS] = {
    "status",          "media-type",       "schema",     "uid",
    "values",          "link.repository",  "link.server", "link.other-form",
    "link.restore-points", "link.backup-files",
};

/// The five links of a backup: relation, type, and how the path goes on behind the backup's own.
static const struct {
    const char *relation, *type, *below;
} links[] = {
    {"Up", "RepositoryReference", NULL},
    {"Up", "BackupServerReference", NULL},
    {"Alternate", "BackupReference", ""},
    {"Down", "RestorePointReferenceList", "/restorePoints"},
    {"Down", "BackupFileReferenceList", "/backupFiles"},
};

/// The bytes of an answer; they grow once and stay.
struct buffer {
    char *bytes;
    size_t length, room;
};

/// One of the connections, and the backup that is on its way there.
struct transfer {
    CURL *easy;
    char path[PATH];
    struct buffer body;
};

/// The hrefs of the backups, without their origin.
static struct {
    char (*paths)[PATH];
    size_t count, room, next;
} subjects;

static struct {
    size_t failed;
    char first[PATH];
} results[CHECKS];

static const char *url;
static char token[256], session[PATH];
static struct curl_slist *fields;
static xmlParserCtxtPtr parser;
static xmlSchemaValidCtxtPtr validator;

static void fail(const char *what) {
    fprintf(stderr, "floor: %s\n", what);
    exit(2);
}

/// The path of an absolute URL.
static const char *path_of(const char *href) {
    const char *host = strstr(href, "://");
    const char *path = host ? strchr(host + 3, '/') : NULL;
    return path ? path : href;
}

/// SAX: keeps where a reference leads.
static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int declared,
                          const xmlChar **declarations, int count, int defaulted, const xmlChar **attributes) {
    (void)context, (void)prefix, (void)space, (void)declared, (void)declarations, (void)defaulted;
    if (strcmp((const char *)name, "Ref") != 0) return;
    if (subjects.count == subjects.room) {
        subjects.room = subjects.room ? 2 * subjects.room : 128;
        subjects.paths = realloc(subjects.paths, subjects.room * sizeof *subjects.paths);
        if (!subjects.paths) fail("out of memory");
    }
    for (int index = 0; index < count; index++, attributes += 5) {
        if (strcmp((const char *)attributes[0], "Href") != 0) continue;
        char href[PATH];
        snprintf(href, sizeof href, "%.*s", (int)(attributes[4] - attributes[3]), attributes[3]);
        snprintf(subjects.paths[subjects.count++], PATH, "%s", path_of(href));
    }
}

static size_t parse_list(char *bytes, size_t size, size_t count, void *context) {
    return xmlParseChunk(context, bytes, (int)(size * count), 0) == 0 ? count : 0;
}

static size_t keep(char *bytes, size_t size, size_t count, void *context) {
    struct buffer *body = context;
    size_t length = size * count;
    if (body->length + length >= body->room) {
        body->room = 2 * (body->length + length) + 1;
        body->bytes = realloc(body->bytes, body->room);
        if (!body->bytes) return 0;
    }
    memcpy(body->bytes + body->length, bytes, length);
    body->length += length;
    return count;
}

static size_t ignore(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes, (void)size, (void)context;
    return count;
}

static size_t keep_token(char *line, size_t size, size_t count, void *context) {
    (void)context;
    sscanf(line, "X-RestSvcSessionId: %255[^\r\n]", token);
    char href[PATH];
    if (sscanf(line, "Location: %159[^\r\n]", href) == 1) snprintf(session, PATH, "%s", path_of(href));
    return size * count;
}

static void set_target(CURL *easy, const char *path) {
    char target[2 * PATH];
    snprintf(target, sizeof target, "%s%s", url, path);
    curl_easy_setopt(easy, CURLOPT_URL, target);
}

static void log_on(CURL *easy) {
    set_target(easy, "/api/sessionMngr/?v=latest");
    curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, "");
    curl_easy_setopt(easy, CURLOPT_USERPWD, "bench:bench");
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, keep_token);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ignore);
    if (curl_easy_perform(easy) != CURLE_OK || !token[0] || !session[0]) fail("the logon failed");
    char line[300];
    snprintf(line, sizeof line, "X-RestSvcSessionId: %s", token);
    fields = curl_slist_append(curl_slist_append(NULL, "Accept: application/xml"), line);
}

static void log_out(CURL *easy) {
    curl_easy_reset(easy);
    set_target(easy, session);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, "DELETE");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
    if (curl_easy_perform(easy) != CURLE_OK) fail("the logout failed");
}

static void read_list(CURL *easy) {
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = start_element};
    xmlParserCtxtPtr list = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
    if (!list) fail("out of memory");
    curl_easy_reset(easy);
    set_target(easy, "/api/backups");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, parse_list);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, list);
    if (curl_easy_perform(easy) != CURLE_OK || xmlParseChunk(list, NULL, 0, 1) != 0) fail("the list cannot be read");
    xmlFreeParserCtxt(list);
}

static void note(enum check check, bool passes, const char *path) {
    if (passes) return;
    if (results[check].failed++ == 0) snprintf(results[check].first, PATH, "%s", path);
}

/// The value of an attribute; what stands between is one text node, as there is no document type.
static const char *attribute(xmlNodePtr node, const char *name) {
    xmlAttrPtr found = xmlHasProp(node, (const xmlChar *)name);
    return found && found->children ? (const char *)found->children->content : "";
}

static xmlNodePtr child(xmlNodePtr node, const char *name) {
    for (xmlNodePtr child = xmlFirstElementChild(node); child; child = xmlNextElementSibling(child))
        if (strcmp((const char *)child->name, name) == 0) return child;
    return NULL;
}

static const char *text(xmlNodePtr node) {
    return node && node->children && node->children->content ? (const char *)node->children->content : "";
}

/// Whether a backup has a link exactly once.
static bool has_link(xmlNodePtr container, size_t which, const char *path) {
    int count = 0;
    xmlNodePtr link = container ? xmlFirstElementChild(container) : NULL;
    for (; link; link = xmlNextElementSibling(link)) {
        if (strcmp(attribute(link, "Rel"), links[which].relation) != 0) continue;
        if (strcmp(attribute(link, "Type"), links[which].type) != 0) continue;
        const char *target = path_of(attribute(link, "Href"));
        size_t own = strlen(path);
        bool is_below = strncmp(target, path, own) == 0 && strcmp(target + own, links[which].below ?: "") == 0;
        if (!links[which].below || is_below) count++;
    }
    return count == 1;
}

static bool has_uid(xmlNodePtr root, const char *path) {
    const char *uid = attribute(root, "UID"), *prefix = "urn:veeam:Backup:";
    return strncmp(uid, prefix, strlen(prefix)) == 0 && strcmp(uid + strlen(prefix), strrchr(path, '/') + 1) == 0;
}

static bool has_values(xmlNodePtr root) {
    const char *type = text(child(root, "BackupType"));
    bool is_known = !strcmp(type, "Standard") || !strcmp(type, "ParentBackup") || !strcmp(type, "ChildBackup");
    return is_known && text(child(root, "Platform"))[0] && attribute(root, "Name")[0];
}

/// What the validator says is counted, not printed.
static void discard(void *context, xmlErrorPtr error) { (void)context, (void)error; }

static void judge(struct transfer *transfer) {
    const char *path = transfer->path, *type = NULL;
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer->easy, CURLINFO_CONTENT_TYPE, &type);
    note(STATUS, status == 200, path);
    note(MEDIA_TYPE, type && strncmp(type, "application/xml", 15) == 0, path);
    xmlDocPtr document = xmlCtxtReadMemory(parser, transfer->body.bytes, (int)transfer->body.length, NULL, NULL,
                                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    note(SCHEMA, document && xmlSchemaValidateDoc(validator, document) == 0, path);
    xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
    note(UID, root && has_uid(root, path), path);
    note(VALUES, root && has_values(root), path);
    xmlNodePtr container = root ? child(root, "Links") : NULL;
    for (size_t which = 0; which < CHECKS - LINK; which++) note(LINK + which, has_link(container, which, path), path);
    xmlFreeDoc(document);
}

/// Sends a connection to the next backup; tells whether there is one.
static bool begin(CURLM *multi, struct transfer *transfer) {
    if (subjects.next == subjects.count) return false;
    memcpy(transfer->path, subjects.paths[subjects.next++], PATH);
    char target[PATH + 16];
    snprintf(target, sizeof target, "%s?format=Entity", transfer->path);
    set_target(transfer->easy, target);
    transfer->body.length = 0;
    return curl_multi_add_handle(multi, transfer->easy) == CURLM_OK;
}

static struct transfer *prepare(CURL *easy, struct transfer *transfer) {
    transfer->easy = easy;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer->body);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    return transfer;
}

/// Judges every backup, as many at a time as there are connections.
static void judge_all(void) {
    static struct transfer transfers[CONNECTIONS];
    CURLM *multi = curl_multi_init();
    int running = 0, left;
    for (int index = 0; index < CONNECTIONS; index++)
        running += begin(multi, prepare(curl_easy_init(), &transfers[index]));
    while (running > 0) {
        if (curl_multi_perform(multi, &left) != CURLM_OK) fail("a transfer failed");
        CURLMsg *message;
        while ((message = curl_multi_info_read(multi, &left))) {
            struct transfer *transfer;
            CURLcode code = message->data.result;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
            if (code != CURLE_OK) fail(curl_easy_strerror(code));
            judge(transfer);
            curl_multi_remove_handle(multi, transfer->easy);
            running -= !begin(multi, transfer);
        }
        if (running > 0) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    curl_multi_cleanup(multi);
}

/// Writes the report; tells how many checks failed.
static int write_report(const char *file) {
    FILE *report = fopen(file, "w");
    if (!report) fail("the report cannot be written");
    int failures = 0;
    for (int check = 0; check < CHECKS; check++) failures += results[check].failed > 0;
    fprintf(report, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    fprintf(report, "<testsuites tests=\"%d\" failures=\"%d\" errors=\"0\">\n", CHECKS, failures);
    fprintf(report, "  <testsuite name=\"backup\" tests=\"%d\" failures=\"%d\" errors=\"0\">\n", CHECKS, failures);
    for (int check = 0; check < CHECKS; check++) {
        fprintf(report, "    <testcase classname=\"floor.backup\" name=\"%s\"", names[check]);
        if (!results[check].failed) {
            fprintf(report, "/>\n");
            continue;
        }
        // The paths come from the static server, which writes nothing that had to be escaped.
        fprintf(report, "><failure message=\"%zu of %zu, first %s\"/></testcase>\n", results[check].failed,
                subjects.count, results[check].first);
    }
    fprintf(report, "  </testsuite>\n</testsuites>\n");
    return fclose(report) == 0 ? failures : CHECKS;
}

static void print_cost(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double micros = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6;
    micros += usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    printf("%zu backups, %.1f us CPU each, %.1f MB peak\n", subjects.count, micros / subjects.count,
           usage.ru_maxrss / 1024.0);
}

int main(int count, char **arguments) {
    if (count != 4) return fprintf(stderr, "usage: floor URL SCHEMA JUNIT\n"), 2;
    url = arguments[1];
    curl_global_init(CURL_GLOBAL_DEFAULT);
    xmlSchemaParserCtxtPtr schema_parser = xmlSchemaNewParserCtxt(arguments[2]);
    xmlSchemaPtr schema = schema_parser ? xmlSchemaParse(schema_parser) : NULL;
    validator = schema ? xmlSchemaNewValidCtxt(schema) : NULL;
    parser = xmlNewParserCtxt();
    CURL *easy = curl_easy_init();
    if (!validator || !parser || !easy) fail("the schema cannot be used");
    xmlSchemaSetValidStructuredErrors(validator, discard, NULL);
    log_on(easy);
    read_list(easy);
    if (subjects.count == 0) fail("there are no backups");
    judge_all();
    log_out(easy);
    int failures = write_report(arguments[3]);
    print_cost();
    return failures > 0;
}
