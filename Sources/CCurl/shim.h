#pragma once

#include <curl/curl.h>

/* curl_easy_setopt is variadic, which Swift cannot call: one shim for each type of argument. */

/// Sets an option that takes a `long`; `int64_t` would be another type to a variadic function.
static inline CURLcode ccurl_setopt_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

/// Sets an option that takes a string; libcurl copies it.
static inline CURLcode ccurl_setopt_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

/// Sets an option that takes an offset, which is wider than `long` on some systems.
static inline CURLcode ccurl_setopt_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

/// Sets an option that takes a pointer which the caller keeps alive.
static inline CURLcode ccurl_setopt_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

/// Sets an option that takes bytes; `curl_blob` is built here because its flag is a macro. libcurl copies the bytes.
static inline CURLcode ccurl_setopt_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}

/// Sets a callback for header lines or content.
static inline CURLcode ccurl_setopt_write(CURL *easy, CURLoption option, curl_write_callback callback) {
    return curl_easy_setopt(easy, option, callback);
}

/// Sets the callback that runs when a connection was picked and nothing was sent yet.
static inline CURLcode ccurl_setopt_before_request(CURL *easy, curl_prereq_callback callback) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

/// Sets the callback that sees what passes over the wire.
static inline CURLcode ccurl_setopt_debug(CURL *easy, curl_debug_callback callback) {
    return curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, callback);
}

/// Sets the callback that runs when a connection stands and no handshake has begun on it.
static inline CURLcode ccurl_setopt_before_handshake(CURL *easy, curl_ssl_ctx_callback callback) {
    return curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, callback);
}

/// `CURLAUTH_BASIC` is a macro with a cast, which Swift does not import.
static inline CURLcode ccurl_setopt_basic(CURL *easy) {
    return curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
}

/* curl_easy_getinfo is variadic too. */

/// Reads a fact that is a `long`.
static inline CURLcode ccurl_getinfo_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

/// Reads a fact that is an offset: a length in bytes or a time in microseconds.
static inline CURLcode ccurl_getinfo_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

/// Reads a fact that is a string, which stays libcurl's.
static inline CURLcode ccurl_getinfo_string(CURL *easy, CURLINFO info, char **value) {
    return curl_easy_getinfo(easy, info, value);
}

/// Reads the socket that the transfer used; -1 where there is none any more.
static inline CURLcode ccurl_getinfo_socket(CURL *easy, curl_socket_t *value) {
    return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, value);
}

/// The lines that tell of the server's own certificate, which stay libcurl's; a null pointer where there are none.
static inline struct curl_slist *ccurl_first_certificate(CURL *easy) {
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain || chain->num_of_certs < 1) return NULL;
    return chain->certinfo[0];
}

/// curl_multi_setopt is variadic.
static inline CURLMcode ccurl_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/// `CURLMsg.data` is a union: the transfer that ended and its code, or a null pointer when none did.
static inline CURL *ccurl_multi_next_ended(CURLM *multi, CURLcode *code) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
        if (message->msg == CURLMSG_DONE) {
            *code = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}
