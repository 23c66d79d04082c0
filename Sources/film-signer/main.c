// SPDX-License-Identifier: Apache-2.0

// Signs films with C2PA manifests, and reads manifests, by the C library of c2pa (https://github.com/contentauth/c2pa-rs),
// which is loaded when it is needed. A program of its own, so that a film which takes it over is in a jail, and so that a
// library that gives up ends nothing else.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    EXIT_OTHER = 1,
    EXIT_USAGE_ERROR = 64,
    EXIT_BAD_DATA = 65,
    EXIT_NO_INPUT = 66,
    EXIT_NO_LIBRARY = 69,
};

// A manifest or a certificate chain is a few kilobytes; a larger file is a mistake.
enum { LARGEST_TEXT = 1 << 20 };

enum { LONGEST_REASON = 1000 };

// A film of 1 GB is read in 1 s and 700 MB.
enum { READING_SECONDS = 10, READING_MEMORY = 1 << 30 };

#define FORMAT "video/mp4"

// An empty host list refuses every request, also those a hostile manifest asks for.
// The library copies a film before it signs it: in memory, for beyond the threshold it would want a temporary file.
static const char SETTINGS[] =
    "{\"version\":1,"
    "\"core\":{\"backing_store_memory_threshold_in_mb\":4096,"
    "\"allowed_network_hosts\":[],\"decode_identity_assertions\":false,"
    "\"max_decompressed_manifest_size_in_mb\":16},"
    "\"verify\":{\"ocsp_fetch\":false,\"remote_manifest_fetch\":false,"
    "\"verify_after_reading\":true,\"verify_after_sign\":true},"
    "\"builder\":{\"thumbnail\":{\"enabled\":false}}}";

typedef struct C2paStream C2paStream;
typedef struct C2paSettings C2paSettings;
typedef struct C2paContextBuilder C2paContextBuilder;
typedef struct C2paContext C2paContext;
typedef struct C2paBuilder C2paBuilder;
typedef struct C2paReader C2paReader;
typedef struct C2paSigner C2paSigner;

typedef struct {
    const char *algorithm;
    const char *certificates;
    const char *key;
    const char *timestamp_authority;
} SignerInfo;

typedef intptr_t (*ReadCall)(void *, uint8_t *, intptr_t);
typedef intptr_t (*SeekCall)(void *, intptr_t, int);
typedef intptr_t (*WriteCall)(void *, const uint8_t *, intptr_t);
typedef intptr_t (*FlushCall)(void *);

static struct {
    char *(*error)(void);
    C2paStream *(*create_stream)(void *, ReadCall, SeekCall, WriteCall, FlushCall);
    C2paSettings *(*settings_new)(void);
    int (*settings_update)(C2paSettings *, const char *, const char *);
    C2paContextBuilder *(*context_builder_new)(void);
    int (*context_builder_set_settings)(C2paContextBuilder *, C2paSettings *);
    C2paContext *(*context_builder_build)(C2paContextBuilder *);
    C2paSigner *(*signer_from_info)(const SignerInfo *);
    C2paBuilder *(*builder_from_context)(C2paContext *);
    C2paBuilder *(*builder_with_definition)(C2paBuilder *, const char *);
    int64_t (*builder_sign)(C2paBuilder *, const char *, C2paStream *, C2paStream *,
                            C2paSigner *, const unsigned char **);
    C2paReader *(*reader_from_context)(C2paContext *);
    C2paReader *(*reader_with_stream)(C2paReader *, const char *, C2paStream *);
    char *(*reader_json)(C2paReader *);
} library;

static const struct {
    const char *name;
    void *slot;
} functions[] = {
    {"c2pa_error", &library.error},
    {"c2pa_create_stream", &library.create_stream},
    {"c2pa_settings_new", &library.settings_new},
    {"c2pa_settings_update_from_string", &library.settings_update},
    {"c2pa_context_builder_new", &library.context_builder_new},
    {"c2pa_context_builder_set_settings", &library.context_builder_set_settings},
    {"c2pa_context_builder_build", &library.context_builder_build},
    {"c2pa_signer_from_info", &library.signer_from_info},
    {"c2pa_builder_from_context", &library.builder_from_context},
    {"c2pa_builder_with_definition", &library.builder_with_definition},
    {"c2pa_builder_sign", &library.builder_sign},
    {"c2pa_reader_from_context", &library.reader_from_context},
    {"c2pa_reader_with_stream", &library.reader_with_stream},
    {"c2pa_reader_json", &library.reader_json},
};

typedef struct {
    int descriptor;
    int failure;
} File;

// What a failure has to remove, so that no half film stays behind.
static const char *unfinished;

// This program's stderr, and what the library writes there instead.
static FILE *report;
static int complaints[2];

static void print_line(const char *text) {
    for (; *text; text++) fputc((unsigned char)*text < ' ' ? ' ' : *text, report);
}

// The library's reasons quote the file, which may be a stranger's: at most LONGEST_REASON bytes of plain text.
static void print_reason(const char *text) {
    for (int i = 0; text[i] && i < LONGEST_REASON; i++)
        fputc(text[i] < ' ' || text[i] > '~' ? ' ' : text[i], report);
}

// A file that a jail shows can be emptied, not removed.
static void drop_unfinished(void) {
    if (unfinished && truncate(unfinished, 0) == 0) unlink(unfinished);
}

static _Noreturn void fail(int code, const char *what, const char *why) {
    drop_unfinished();
    fputs("film-signer: ", report);
    print_line(what);
    if (why) {
        fputs(": ", report);
        print_reason(why);
    }
    fputc('\n', report);
    fflush(report);
    // Without the exit handlers: the library's would touch what a failed call left.
    _exit(code);
}

// The library aborts when memory runs out; only the first line it wrote is of use.
static void give_up(int number) {
    (void)number;
    static const char start[] = "film-signer: the library gave up: ";
    char line[256];
    ssize_t length = read(complaints[0], line, sizeof line - 1);
    if (length < 0) length = 0;
    char *end = memchr(line, '\n', (size_t)length);
    if (end) length = end - line;
    line[length++] = '\n';
    drop_unfinished();
    // Nothing is left to be done about a line that cannot be written.
    if (write(fileno(report), start, sizeof start - 1) < 0) _exit(EXIT_OTHER);
    if (write(fileno(report), line, (size_t)length) < 0) _exit(EXIT_OTHER);
    _exit(EXIT_OTHER);
}

// The library tells of a panic in many lines, and a failure here has one.
static void divert_stderr(void) {
    int own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (own < 0 || !(report = fdopen(own, "w"))) _exit(EXIT_OTHER);
    if (pipe(complaints) || fcntl(complaints[0], F_SETFL, O_NONBLOCK) ||
        fcntl(complaints[1], F_SETFL, O_NONBLOCK) || dup2(complaints[1], STDERR_FILENO) < 0)
        fail(EXIT_OTHER, "stderr", strerror(errno));
    signal(SIGABRT, give_up);
    // A write beyond RLIMIT_FSIZE then fails as others do.
    signal(SIGXFSZ, SIG_IGN);
}

static const char *library_error(void) {
    const char *message = library.error();
    return message && *message ? message : "the library gave no reason";
}

// Broken films make the library seek to impossible places (22, EINVAL); no other error of the system, such as a full
// disk, is the film's fault.
static int code_for(const char *why) {
    return strstr(why, "(os error ") && !strstr(why, "(os error 22)") ? EXIT_OTHER : EXIT_BAD_DATA;
}

static void load_library(const char *path) {
    // A bare name would make dlopen search the system's folders.
    char *absolute = realpath(path, NULL);
    if (!absolute) fail(EXIT_NO_LIBRARY, path, strerror(errno));
    void *handle = dlopen(absolute, RTLD_NOW | RTLD_LOCAL);
    if (!handle) fail(EXIT_NO_LIBRARY, "the library cannot be loaded", dlerror());
    free(absolute);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *symbol = dlsym(handle, functions[i].name);
        if (!symbol) fail(EXIT_NO_LIBRARY, "the library lacks a function", functions[i].name);
        memcpy(functions[i].slot, &symbol, sizeof symbol);
    }
}

static int open_input(const char *path) {
    // Not blocking, for a named pipe would wait for its writer.
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) fail(EXIT_NO_INPUT, path, strerror(errno));
    struct stat status;
    if (fstat(descriptor, &status)) fail(EXIT_NO_INPUT, path, strerror(errno));
    if (!S_ISREG(status.st_mode)) fail(EXIT_NO_INPUT, path, "not a regular file");
    return descriptor;
}

static char *read_text(const char *path) {
    int descriptor = open_input(path);
    char *text = malloc(LARGEST_TEXT + 1);
    if (!text) fail(EXIT_OTHER, path, strerror(errno));
    size_t length = 0;
    ssize_t count;
    while ((count = read(descriptor, text + length, LARGEST_TEXT + 1 - length)) > 0) {
        length += (size_t)count;
        if (length > LARGEST_TEXT) fail(EXIT_NO_INPUT, path, "larger than 1 MB");
    }
    if (count < 0) fail(EXIT_NO_INPUT, path, strerror(errno));
    close(descriptor);
    text[length] = 0;
    if (strlen(text) != length) fail(EXIT_NO_INPUT, path, "not a text");
    return text;
}

static intptr_t checked(File *file, intptr_t result) {
    if (result < 0 && !file->failure) file->failure = errno;
    return result;
}

static intptr_t stream_read(void *context, uint8_t *data, intptr_t length) {
    File *file = context;
    if (length < 0) return -1;
    return checked(file, read(file->descriptor, data, (size_t)length));
}

static intptr_t stream_seek(void *context, intptr_t offset, int whence) {
    // A broken film may ask for a place before its start: that is no failure of the disk.
    return lseek(((File *)context)->descriptor, offset, whence);
}

static intptr_t stream_write(void *context, const uint8_t *data, intptr_t length) {
    File *file = context;
    if (length < 0) return -1;
    return checked(file, write(file->descriptor, data, (size_t)length));
}

static intptr_t stream_flush(void *context) {
    (void)context;
    return 0;
}

static C2paStream *make_stream(File *file) {
    C2paStream *stream =
        library.create_stream(file, stream_read, stream_seek, stream_write, stream_flush);
    if (!stream) fail(EXIT_OTHER, "no stream", library_error());
    return stream;
}

static C2paContext *make_context(void) {
    C2paSettings *settings = library.settings_new();
    if (!settings || library.settings_update(settings, SETTINGS, "json"))
        fail(EXIT_OTHER, "the library refuses the settings", library_error());
    C2paContextBuilder *builder = library.context_builder_new();
    if (!builder || library.context_builder_set_settings(builder, settings))
        fail(EXIT_OTHER, "the library refuses the settings", library_error());
    C2paContext *context = library.context_builder_build(builder);
    if (!context) fail(EXIT_OTHER, "no context", library_error());
    return context;
}

// Through a volatile pointer, or the compiler would leave it out.
static void wipe(const char *text) {
    for (volatile char *byte = (volatile char *)text; *byte; byte++) *byte = 0;
}

static C2paSigner *make_signer(const char *algorithm, const char *certificates, const char *key) {
    SignerInfo info = {algorithm, read_text(certificates), read_text(key), NULL};
    C2paSigner *signer = library.signer_from_info(&info);
    wipe(info.key);
    if (!signer)
        fail(EXIT_BAD_DATA, "the certificates and the key make no signer", library_error());
    return signer;
}

static C2paBuilder *make_builder(const char *manifest) {
    C2paBuilder *builder = library.builder_from_context(make_context());
    if (!builder) fail(EXIT_OTHER, "no builder", library_error());
    builder = library.builder_with_definition(builder, read_text(manifest));
    if (!builder) fail(EXIT_BAD_DATA, "the manifest is not valid", library_error());
    return builder;
}

static int create_output(const char *path, int input) {
    // There already, empty, in a jail that shows nothing but what is to be written.
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) fail(EXIT_OTHER, path, strerror(errno));
    struct stat ours, theirs;
    if (fstat(descriptor, &ours) || fstat(input, &theirs)) fail(EXIT_OTHER, path, strerror(errno));
    if (ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino)
        fail(EXIT_USAGE_ERROR, path, "is the film that is to be signed");
    if (ftruncate(descriptor, 0)) fail(EXIT_OTHER, path, strerror(errno));
    unfinished = path;
    return descriptor;
}

static int sign(char **arguments) {
    load_library(arguments[0]);
    C2paBuilder *builder = make_builder(arguments[1]);
    C2paSigner *signer = make_signer(arguments[4], arguments[2], arguments[3]);
    File input = {open_input(arguments[5]), 0};
    File output = {create_output(arguments[6], input.descriptor), 0};
    const unsigned char *manifest = NULL;
    int64_t length = library.builder_sign(builder, FORMAT, make_stream(&input),
                                          make_stream(&output), signer, &manifest);
    if (input.failure) fail(EXIT_NO_INPUT, arguments[5], strerror(input.failure));
    if (output.failure) fail(EXIT_OTHER, arguments[6], strerror(output.failure));
    if (length < 0) {
        const char *why = library_error();
        fail(code_for(why), "the film cannot be signed", why);
    }
    if (close(output.descriptor)) fail(EXIT_OTHER, arguments[6], strerror(errno));
    return EXIT_SUCCESS;
}

static void take_too_long(int number) {
    (void)number;
    static const char line[] = "film-signer: the manifest cannot be read: it takes too long\n";
    _exit(write(fileno(report), line, sizeof line - 1) < 0 ? EXIT_OTHER : EXIT_BAD_DATA);
}

static void lower_limit(int resource, rlim_t most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit)) fail(EXIT_OTHER, "limits", strerror(errno));
    if (limit.rlim_cur <= most) return;
    limit.rlim_cur = most;
    if (setrlimit(resource, &limit)) fail(EXIT_OTHER, "limits", strerror(errno));
}

// The library believes the lengths a stranger's manifest claims, and its time grows with the square of the boxes.
static void bound_reading(void) {
    signal(SIGXCPU, take_too_long);
    lower_limit(RLIMIT_CPU, READING_SECONDS);
    lower_limit(RLIMIT_AS, READING_MEMORY);
}

static int read_film(char **arguments) {
    bound_reading();
    load_library(arguments[0]);
    File input = {open_input(arguments[1]), 0};
    C2paReader *reader = library.reader_from_context(make_context());
    if (!reader) fail(EXIT_OTHER, "no reader", library_error());
    reader = library.reader_with_stream(reader, FORMAT, make_stream(&input));
    if (input.failure) fail(EXIT_NO_INPUT, arguments[1], strerror(input.failure));
    if (!reader) {
        const char *why = library_error();
        // A film without a manifest is none that is broken: nothing is printed.
        if (!strncmp(why, "ManifestNotFound", strlen("ManifestNotFound"))) return EXIT_SUCCESS;
        fail(code_for(why), "the manifest cannot be read", why);
    }
    const char *json = library.reader_json(reader);
    if (!json) fail(EXIT_BAD_DATA, "the manifest cannot be printed", library_error());
    if (puts(json) < 0 || fflush(stdout)) fail(EXIT_OTHER, "stdout", strerror(errno));
    return EXIT_SUCCESS;
}

int main(int count, char **arguments) {
    divert_stderr();
    if (count == 9 && !strcmp(arguments[1], "sign")) return sign(arguments + 2);
    if (count == 4 && !strcmp(arguments[1], "read")) return read_film(arguments + 2);
    fail(EXIT_USAGE_ERROR,
         "usage: film-signer sign LIBRARY MANIFEST.json CERTIFICATES.pem KEY.pem ALGORITHM"
         " INPUT.mp4 OUTPUT.mp4 | film-signer read LIBRARY FILE", NULL);
}
