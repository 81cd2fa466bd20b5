/* A clock that a harness can set: what this process and those it forks are told of the time of day.

   Loaded with LD_PRELOAD. The clock is one for all of them, as on a machine; clocks that nobody sets
   (monotonic, of processes) run on.
*/
#define _GNU_SOURCE
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile long *shift;

__attribute__((constructor)) static void begin(void) {
    void *page = mmap(NULL, sizeof *shift, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    shift = page == MAP_FAILED ? NULL : page;
}

/* Set the clock so many seconds from the true time. */
void clock_shift(long seconds) {
    if (shift) *shift = seconds;
}

int clock_gettime(clockid_t clock, struct timespec *moment) {
    int failed = (int)syscall(SYS_clock_gettime, clock, moment);
    if (!failed && shift && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) moment->tv_sec += *shift;
    return failed;
}

int gettimeofday(struct timeval *moment, void *zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    moment->tv_sec = now.tv_sec;
    moment->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *moment) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (moment) *moment = now.tv_sec;
    return now.tv_sec;
}
