/* Records what a process does to the files of one folder, in order, for playing back up to any moment.
 *
 * Loaded with LD_PRELOAD. RECORD_FOLDER names the folder, RECORD_TO the file the record goes to.
 * Each entry: kind (1 byte), length of the name (4), length of the data (8), offset (8), name, data.
 * With FAULT_AT=n and FAULT=<errno> the n-th recorded operation fails instead of being done.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int record = -1;
static char folder[4096];
static long fault_at = -1, operations = 0;
static int fault = 0, fault_stays = 0;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO"), *where = getenv("RECORD_FOLDER");
    if (!where) return;
    snprintf(folder, sizeof folder, "%s", where);
    if (to) record = REAL(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (getenv("FAULT_AT")) fault_at = atol(getenv("FAULT_AT"));
    if (getenv("FAULT")) fault = atoi(getenv("FAULT"));
    fault_stays = getenv("FAULT_STAYS") != NULL;
}

static const char *inside(const char *path) {
    size_t length = strlen(folder);
    if (!length || !path || strncmp(path, folder, length)) return NULL;
    return path[length] == '/' ? path + length + 1 : path[length] ? NULL : ".";
}

static const char *name_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, size - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return inside(path);
}

static void note(char kind, const char *name, uint64_t offset, const void *data, uint64_t length) {
    if (record < 0 || !name) return;
    uint32_t named = strlen(name);
    pthread_mutex_lock(&turn);
    char head[21];
    head[0] = kind;
    memcpy(head + 1, &named, 4);
    memcpy(head + 5, &length, 8);
    memcpy(head + 13, &offset, 8);
    REAL(write)(record, head, sizeof head);
    REAL(write)(record, name, named);
    if (length) REAL(write)(record, data, length);
    pthread_mutex_unlock(&turn);
}

/* Whether this operation is the one that is to fail; sets errno. */
static int fails(const char *name) {
    if (!name) return 0;
    long number = __atomic_add_fetch(&operations, 1, __ATOMIC_SEQ_CST);
    if (fault_at < 0 || (fault_stays ? number < fault_at : number != fault_at)) return 0;
    if (fault < 0) {
        kill(getpid(), 9);
        for (;;) pause();
    }
    errno = fault;
    return 1;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    char path[4096];
    const char *name = name_of(fd, path, sizeof path);
    if (fails(name)) return -1;
    ssize_t done = REAL(pwrite64)(fd, data, length, offset);
    if (done > 0) note('w', name, offset, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
    char path[4096];
    const char *name = fd > 2 && fd != record ? name_of(fd, path, sizeof path) : NULL;
    if (fails(name)) return -1;
    off_t offset = name ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(fd, data, length);
    if (name && done > 0) {
        int flags = fcntl(fd, F_GETFL);
        if (flags & O_APPEND) offset = lseek(fd, 0, SEEK_CUR) - done;
        note('w', name, offset, data, done);
    }
    return done;
}

static int synced(int fd, int (*real)(int)) {
    char path[4096];
    const char *name = name_of(fd, path, sizeof path);
    if (fails(name)) return -1;
    int done = real(fd);
    if (!done) note('s', name, 0, NULL, 0);
    return done;
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int ftruncate64(int fd, off64_t length) {
    char path[4096];
    const char *name = name_of(fd, path, sizeof path);
    if (fails(name)) return -1;
    int done = REAL(ftruncate64)(fd, length);
    /* The shared memory of the log is made of such files too; it is never read after a cut. */
    if (!done) note('t', name, length, NULL, 0);
    return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
    const char *name = inside(path);
    if (fails(name)) return -1;
    int done = REAL(unlink)(path);
    if (!done) note('d', name, 0, NULL, 0);
    return done;
}

static int renamed(const char *from, const char *to) {
    const char *name = inside(to), *old = inside(from);
    if (fails(name)) return -1;
    int done = REAL(rename)(from, to);
    if (!done && name && old) note('r', old, 0, name, strlen(name));
    return done;
}
int rename(const char *from, const char *to) { return renamed(from, to); }
