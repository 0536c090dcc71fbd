/* Counts the frames of a program that draws with OpenGL, from outside: preloaded, it writes a record for each buffer
 * swap into the file that FRAME_LOG names. Built and used by window.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1 << 18 };

/* The count, then the end of each swap in nanoseconds of the monotonic clock. */
struct frame_log {
    volatile int64_t count;
    int64_t ended[MOST];
};

static struct frame_log *frame_log;

static void note_frame(void) {
    const char *path = getenv("FRAME_LOG");
    if (!frame_log && path) {
        int file = open(path, O_RDWR | O_CREAT, 0600);
        if (file < 0 || ftruncate(file, sizeof *frame_log)) return;
        void *memory = mmap(0, sizeof *frame_log, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        close(file);
        if (memory == MAP_FAILED) return;
        frame_log = memory;
    }
    if (!frame_log) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    frame_log->ended[frame_log->count % MOST] = now.tv_sec * 1000000000LL + now.tv_nsec;
    frame_log->count++;
}

static unsigned (*egl_swap)(void *, void *);
static void (*glx_swap)(void *, unsigned long);

static unsigned counted_egl_swap(void *display, void *surface) {
    unsigned done = egl_swap(display, surface);
    note_frame();
    return done;
}

static void counted_glx_swap(void *display, unsigned long window) {
    glx_swap(display, window);
    note_frame();
}

/* The program loads OpenGL itself, and so asks for its functions by name. */
void *dlsym(void *library, const char *name) {
    static void *(*find)(void *, const char *);
    if (!find) find = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.34");
    if (!find) find = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.2.5");
    void *found = find ? find(library, name) : 0;
    if (!found) return 0;
    if (!strcmp(name, "eglSwapBuffers")) {
        egl_swap = found;
        return counted_egl_swap;
    }
    if (!strcmp(name, "glXSwapBuffers")) {
        glx_swap = found;
        return counted_glx_swap;
    }
    return found;
}
