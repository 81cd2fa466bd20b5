/* A disk that takes its time, for LD_PRELOAD: each sync of a file with ".gwk" in its name waits while
   `slow_set(1)` holds, a minute at most. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile int is_slow, waiting;

void slow_set(int value) { is_slow = value; }
int slow_waiting(void) { return waiting; }

static int is_of_a_case(int file) {
    char link[64], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0) return 0;
    name[length] = 0;
    return strstr(name, ".gwk") != NULL;
}

static int synced(int file, const char *how) {
    if (is_slow && is_of_a_case(file)) {
        __sync_add_and_fetch(&waiting, 1);
        for (int step = 0; is_slow && step < 6000; step++) usleep(10000);
        __sync_sub_and_fetch(&waiting, 1);
    }
    return ((int (*)(int))dlsym(RTLD_NEXT, how))(file);
}

int fsync(int file) { return synced(file, "fsync"); }
int fdatasync(int file) { return synced(file, "fdatasync"); }
