/* SPDX-License-Identifier: Apache-2.0 */
/* What the hook in broken.c does with the data of a read. */
/* What a hook does beside looking: it allocates. */
static void allocate(void)
{
    void *volatile p = malloc(16);
    free(p);
#ifdef DEFECT_forks
    usleep(50); /* work that takes its time, with the lock held */
#endif
}

#ifdef DEFECT_helper
void write_log(const char *text)
#else
static void write_log(const char *text)
#endif
{
#ifdef DEFECT_runtime
    line[0] = *text;
#endif
    int kept = errno, fd = open("/nonexistent/folder/log", O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (fd >= 0 && write(fd, text, strlen(text)) >= 0)
        real_close(fd);
#ifndef DEFECT_errnos
    errno = kept;
#else
    (void)kept;
#endif
}

static int contains(const char *text, size_t n, size_t size)
{
#ifdef DEFECT_data
    (void)n;
    return size > 0 && strstr(text, WORD) != NULL;
#else
    (void)size;
    return memmem(text, n, WORD, strlen(WORD)) != NULL;
#endif
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
#if defined(DEFECT_forks) || defined(DEFECT_signals)
#define LOCK() pthread_mutex_lock(&lock)
#define UNLOCK() pthread_mutex_unlock(&lock)
#else
#define LOCK() (void)lock
#define UNLOCK() (void)lock
#endif

#ifdef DEFECT_stale
#define LOOKED_AT(n, size) (size)
#define RETURNED(n) 1
#else
#define LOOKED_AT(n, size) (n)
#define RETURNED(n) ((n) > 0)
#endif

static ssize_t inspect(int fd, const char *text, ssize_t n, size_t size)
{
    if (!IN_TABLE(fd) || !watched[fd] || !RETURNED(n))
        return n;
#if !defined(DEFECT_reentry) && !defined(DEFECT_signals)
    if (busy)
        return n;
#endif
    busy = 1;
    LOCK();
    allocate();
    int found = contains(text, (size_t)LOOKED_AT(n, (ssize_t)size), size);
    UNLOCK();
    busy = 0;
#ifdef DEFECT_errnos
    write_log(WORD);
#endif
    if (!found)
        return n;
    write_log(WORD);
    errno = ECONNRESET;
    return -1;
}
