/* A layer between a process and the disk, for LD_PRELOAD: what it does to the files below one folder
   can be recorded (`disk_record`), and its n-th operation can fail or kill it (`disk_fault`).

   An operation is a write, truncation, sync, creation, rename, link or removal. A record is
       char kind, 7 bytes of nothing, int64 inode, int64 offset, int64 length, `length` bytes
   with kinds  C created  W written  T truncated  S synced  D folder synced  N named  R renamed
   U name removed  A acknowledged (what is written to a file called .acknowledged).                  */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES 4096
#define REAL(name) ((__typeof__(&name))real(#name))

enum { PASS_NOTHING = 0, FAIL_ONCE = 1, FAIL_FROM_THERE = 2, KILL = 3 };

static char folder[PATH_MAX];
static size_t folder_length;
static unsigned char watched[FILES]; /* 1 a file, 2 a folder, 3 acknowledgements */
static int log_file = -1;
static long operations, fault_at;
static int fault_error, fault_kind;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

/* -- what the harness calls -- */

void disk_watch(const char *path) {
    folder_length = strlen(path);
    memcpy(folder, path, folder_length + 1);
}

void disk_record(const char *path) {
    log_file = REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

void disk_fault(long nth, int error, int kind) {
    operations = 0;
    fault_at = nth;
    fault_error = error;
    fault_kind = kind;
}

long disk_operations(void) { return operations; }

/* -- one operation -- */

static int inside(const char *path) {
    if (!folder_length || !path || strncmp(path, folder, folder_length)) return 0;
    return path[folder_length] == '/' || !path[folder_length];
}

static int watched_file(int file) { return file >= 0 && file < FILES ? watched[file] : 0; }

/* Whether the operation goes ahead. */
static int go_ahead(void) {
    if (!folder_length || fault_kind == PASS_NOTHING) {
        operations++;
        return 1;
    }
    long number = __sync_add_and_fetch(&operations, 1);
    int due = fault_kind == FAIL_FROM_THERE ? number >= fault_at : number == fault_at;
    if (!due) return 1;
    if (fault_kind == KILL) raise(SIGKILL);
    errno = fault_error;
    return 0;
}

static void note(char kind, int64_t inode, int64_t offset, const void *data, int64_t length) {
    if (log_file < 0) return;
    struct { char kind, nothing[7]; int64_t inode, offset, length; } head = {kind, {0}, inode, offset, length};
    int kept = errno;
    pthread_mutex_lock(&one_at_a_time);
    if (REAL(write)(log_file, &head, sizeof head) != sizeof head) abort();
    if (length && REAL(write)(log_file, data, length) != length) abort();
    pthread_mutex_unlock(&one_at_a_time);
    errno = kept;
}

static int64_t inode_of(int file) {
    struct stat status;
    return fstat(file, &status) ? -1 : (int64_t)status.st_ino;
}

/* -- opening and closing -- */

static int opened(int file, const char *path, int flags, int was_there) {
    if (file < 0 || file >= FILES) return file;
    struct stat status;
    if (fstat(file, &status)) return file;
    const char *name = strrchr(path, '/') + 1;
    watched[file] = S_ISDIR(status.st_mode) ? 2 : !strcmp(name, ".acknowledged") ? 3 : 1;
    if (watched[file] != 1) return file;
    if ((flags & O_TMPFILE) == O_TMPFILE) note('C', status.st_ino, 0, "", 0);
    else if (!was_there) note('C', status.st_ino, 0, path, strlen(path));
    else if (flags & O_TRUNC) note('T', status.st_ino, 0, NULL, 0);
    return file;
}

static int open_watched(int (*how)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if (!inside(path)) {
        int file = how(path, flags, mode);
        if (file >= 0 && file < FILES) watched[file] = 0;
        return file;
    }
    int makes = (flags & O_TMPFILE) == O_TMPFILE || (flags & O_CREAT);
    int was_there = (flags & O_TMPFILE) != O_TMPFILE && !access(path, F_OK);
    if (makes && !was_there && !go_ahead()) return -1;
    return opened(how(path, flags, mode), path, flags, was_there);
}

#define OPEN(name)                                                                                      \
    int name(const char *path, int flags, ...) {                                                        \
        va_list rest;                                                                                   \
        va_start(rest, flags);                                                                          \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;                       \
        va_end(rest);                                                                                   \
        return open_watched(REAL(name), path, flags, mode);                                             \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    if (file >= 0 && file < FILES) watched[file] = 0;
    return REAL(close)(file);
}

/* -- writing -- */

static ssize_t written(int file, off64_t offset, const void *data, ssize_t count) {
    if (count > 0) note(watched[file] == 3 ? 'A' : 'W', inode_of(file), offset, data, count);
    return count;
}

ssize_t write(int file, const void *data, size_t length) {
    if (!watched_file(file)) return REAL(write)(file, data, length);
    if (watched[file] != 3 && !go_ahead()) return -1;
    int append = fcntl(file, F_GETFL) & O_APPEND;
    off64_t offset = lseek64(file, 0, append ? SEEK_END : SEEK_CUR);
    return written(file, offset, data, REAL(write)(file, data, length));
}

static ssize_t write_at(int file, const void *data, size_t length, off64_t offset) {
    if (watched_file(file) == 1 && !go_ahead()) return -1;
    ssize_t count = REAL(pwrite64)(file, data, length, offset);
    return watched_file(file) ? written(file, offset, data, count) : count;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
    return write_at(file, data, length, offset);
}
ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
    return write_at(file, data, length, offset);
}

static int cut(int file, off64_t length) {
    if (watched_file(file) == 1 && !go_ahead()) return -1;
    int result = REAL(ftruncate64)(file, length);
    if (!result && watched_file(file) == 1) note('T', inode_of(file), length, NULL, 0);
    return result;
}
int ftruncate(int file, off_t length) { return cut(file, length); }
int ftruncate64(int file, off64_t length) { return cut(file, length); }

/* Copying inside the kernel would pass by: callers then fall back to reading and writing. */
ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
    (void)out, (void)in, (void)offset, (void)count;
    errno = EINVAL;
    return -1;
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
    (void)out, (void)in, (void)offset, (void)count;
    errno = EINVAL;
    return -1;
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) {
    (void)in, (void)from, (void)out, (void)to, (void)count, (void)flags;
    errno = EXDEV;
    return -1;
}

/* -- syncing -- */

static int synced(int file, int (*how)(int)) {
    int kind = watched_file(file);
    if (kind != 1 && kind != 2) return how(file);
    if (!go_ahead()) return -1;
    /* Recorded runs need the order of the syncs, not their cost. */
    int result = log_file >= 0 ? 0 : how(file);
    if (result) return result;
    if (kind == 1) {
        note('S', inode_of(file), 0, NULL, 0);
        return 0;
    }
    char link[64], path[PATH_MAX];
    strcpy(link, "/proc/self/fd/");
    int digits = 0, rest = file;
    do { digits++; rest /= 10; } while (rest);
    link[14 + digits] = 0;
    for (rest = file; digits; rest /= 10) link[14 + --digits] = '0' + rest % 10;
    ssize_t length = readlink(link, path, sizeof path);
    if (length > 0) note('D', 0, 0, path, length);
    return 0;
}
int fsync(int file) { return synced(file, REAL(fsync)); }
int fdatasync(int file) { return synced(file, REAL(fdatasync)); }

/* -- names -- */

int rename(const char *from, const char *to) {
    if (!inside(from) && !inside(to)) return REAL(rename)(from, to);
    if (!go_ahead()) return -1;
    int result = REAL(rename)(from, to);
    if (result) return result;
    char both[2 * PATH_MAX];
    size_t first = strlen(from) + 1, second = strlen(to);
    memcpy(both, from, first);
    memcpy(both + first, to, second);
    note('R', 0, 0, both, first + second);
    return 0;
}

int unlink(const char *path) {
    if (!inside(path) || access(path, F_OK)) return REAL(unlink)(path);
    if (!go_ahead()) return -1;
    int result = REAL(unlink)(path);
    if (!result) note('U', 0, 0, path, strlen(path));
    return result;
}

static int named(int result, const char *to) {
    struct stat status;
    if (!result && !stat(to, &status)) note('N', status.st_ino, 0, to, strlen(to));
    return result;
}
int link(const char *from, const char *to) {
    if (!inside(to)) return REAL(link)(from, to);
    return go_ahead() ? named(REAL(link)(from, to), to) : -1;
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    if (!inside(to)) return REAL(linkat)(from_folder, from, to_folder, to, flags);
    return go_ahead() ? named(REAL(linkat)(from_folder, from, to_folder, to, flags), to) : -1;
}
