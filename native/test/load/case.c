/* SPDX-License-Identifier: Apache-2.0 */
/* case MODE COMMAND...: gives hb-load (COMMAND) a plan and checks what it writes. Prints what is wrong. */
#define _GNU_SOURCE
#include "load.h"
#include "server.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/wait.h>
#include <time.h>

#define ROWS 600

static int failures;
static char file[] = "/tmp/hb-load-rows-XXXXXX";

static void expect(int holds, const char *format, ...)
{
    va_list list;
    if (holds)
        return;
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    putchar('\n');
    failures++;
}

static struct plan plan_for(const char *mode)
{
    bool open = strcmp(mode, "open") == 0, stop = strcmp(mode, "stop") == 0;
    struct plan p = {
        .magic = 0x3344414f4c4248, .seed = 1, .arms = 2, .connections = 4, .timeout_ns = 60000 * MILLISECOND};
    p.per_connection = NEVER;
    p.expect_status = 200;
    p.expect_bytes = 3;
    p.warmup = 100;
    p.pairs = stop ? NEVER : ROWS / 2 - 100;
    p.duration_ns = NEVER;
    p.errors_per_million = 1000000;
    p.kinds = p.endpoints = 1;
    p.capacity = open ? ROWS : 200; /* the others write in between */
    p.scheduled = open ? ROWS : 0;
    if (strcmp(mode, "switch") == 0) {
        p.port_low = 20000;
        p.port_count = 5000;
        p.per_connection = 10;
    }
    if (strcmp(mode, "endless") == 0) {
        p.timeout_ns = 100 * MILLISECOND;
        p.connections = 1;
        p.warmup = 0;
        p.pairs = 1;
    }
    return p;
}

static void put(int to, const void *from, size_t bytes)
{
    if (write(to, from, bytes) != (ssize_t)bytes)
        expect(errno == EPIPE, "the plan cannot be written: %s", strerror(errno));
}

/* Puts a value, negative ones too, into a number of the plan or of one of its parts. */
struct wound {
    enum { NUMBERS, REQUEST, KIND, DUE } part;
    size_t at;
    int64_t value;
};

static void hurt(void *part, const struct wound *w, int name)
{
    if (w && (int)w->part == name)
        memcpy((char *)part + w->at, &w->value, name == KIND || (name == DUE && w->at) ? 4 : 8);
}

static void put_plan(int to, const struct plan *base, int port, const struct wound *wound)
{
    static const char text[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    struct target target = {.family = 4, .port = port, .address = {127, 0, 0, 1}};
    struct request request = {.length = sizeof text - 1};
    struct plan p = *base;
    struct timespec t;
    int32_t mix[MIX] = {0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    p.zero_ns = (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
    p.request_bytes = sizeof text - 1;
    hurt(&p, wound, NUMBERS);
    put(to, &p, sizeof p);
    for (int i = 0; i < 2; i++)
        put(to, &target, sizeof target);
    put(to, &request, sizeof request);
    hurt(&request, wound, REQUEST);
    put(to, &request, sizeof request);
    hurt(mix, wound, KIND);
    put(to, mix, sizeof mix);
    for (uint32_t i = 0; i < base->scheduled; i++) {
        struct due due = {.due_ns = i * (MILLISECOND / 4), .seq = i, .arm = i % 2};
        if (i == 1)
            hurt(&due, wound, DUE);
        put(to, &due, sizeof due);
    }
    put(to, text, sizeof text - 1);
}

/* Its exit status. */
static int run(char **command, int n, const struct plan *p, int port, bool stop, const struct wound *wound)
{
    int ends[2], status;
    char *argv[16] = {0};
    for (int i = 0; i < n && i < 14; i++)
        argv[i] = command[i];
    argv[n] = file;
    if (pipe2(ends, O_CLOEXEC))
        return -1;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        execvp(argv[0], argv);
        _exit(127);
    }
    close(ends[0]);
    put_plan(ends[1], p, port, wound);
    while (stop && !wound && requests < 200)
        usleep(1000);
    if (stop)
        close(ends[1]);
    waitpid(child, &status, 0);
    if (!stop)
        close(ends[1]);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void check_rows(const char *mode, FILE *in, int64_t rows)
{
    int64_t kinds[INTERRUPTED + 1] = {0}, order[2] = {0};
    struct row r;
    for (int64_t seq = 0; seq < rows && fread(&r, sizeof r, 1, in) == 1; seq++) {
        expect(r.kind <= INTERRUPTED && r.arm < 2, "row %lld has kind %d, arm %d", (long long)seq, r.kind, r.arm);
        kinds[r.kind % (INTERRUPTED + 1)]++;
        order[seq % 2] += r.arm;
        if (r.kind == NONE)
            expect(r.intended_ns <= r.sent_ns && r.sent_ns < r.first_ns && r.first_ns <= r.done_ns && r.status == 200,
                   "row %lld: %lld %lld %lld %lld, status %d", (long long)seq, (long long)r.intended_ns,
                   (long long)r.sent_ns, (long long)r.first_ns, (long long)r.done_ns, r.status);
    }
    expect(order[0] + order[1] == rows / 2, "%lld of %lld rows are of arm 1", (long long)(order[0] + order[1]),
           (long long)rows);
    if (strcmp(mode, "faults") != 0) {
        for (int kind = CONNECT; kind < INTERRUPTED; kind++)
            expect(kinds[kind] == 0, "%lld of %lld rows are of kind %d", (long long)kinds[kind], (long long)rows, kind);
        return;
    }
    const int ASKED_FOR[] = {RESET, CLOSED, STATUS, LENGTH, MALFORMED};
    for (int i = 0; i < 5; i++)
        expect(kinds[ASKED_FOR[i]] > ROWS / 100, "%lld rows of kind %d", (long long)kinds[ASKED_FOR[i]], ASKED_FOR[i]);
    expect(kinds[NONE] == rows - ROWS / 10, "%lld of %lld rows are good", (long long)kinds[NONE], (long long)rows);
}

static void check_setups(const char *mode, FILE *in, int64_t setups)
{
    struct setup s;
    for (int64_t i = 0; i < setups && fread(&s, sizeof s, 1, in) == 1; i++) {
        expect(!s.error[0] && s.port > 0 && s.ended_ns >= s.opened_ns, "set-up %lld: %s, port %d", (long long)i,
               s.error, s.port);
        expect(strcmp(mode, "switch") != 0 || s.port % 2 == s.arm, "arm %d has port %d", s.arm, s.port);
    }
    expect(setups >= (strcmp(mode, "switch") == 0 ? ROWS / 10 : 8), "%lld set-ups", (long long)setups);
}

/* A plan with one wrong number is refused, or carried out and ended by the end of standard input. */
static void check_damaged(char **command, int n, int port)
{
    static const int64_t WILD[] = {-1, 0, 3, 70000, 1LL << 62, INT64_MAX, INT64_MIN};
    struct plan closed = plan_for("closed"), open = plan_for("open");
    closed.timeout_ns = open.timeout_ns = 100 * MILLISECOND;
    for (size_t i = 0; i < sizeof WILD / sizeof *WILD; i++) {
        struct wound parts[] = {{REQUEST, 0, WILD[i]}, {REQUEST, 8, WILD[i]}, {KIND, 0, WILD[i]},
                                {DUE, 0, WILD[i]},     {DUE, 8, WILD[i]},     {DUE, 12, WILD[i]}};
        for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
            int status = run(command, n, parts[part].part == DUE ? &open : &closed, port, true, &parts[part]);
            expect(status == 0 || status == 1, "part %zu with %lld: status %d", part, (long long)WILD[i], status);
        }
        for (size_t at = 0; at < sizeof closed; at += 8) {
            int status = run(command, n, &closed, port, true, &(struct wound){NUMBERS, at, WILD[i]});
            expect(status == 0 || status == 1, "number %zu with %lld: status %d", at / 8, (long long)WILD[i], status);
        }
    }
    expect(run(command, n, &closed, port, true, &(struct wound){NUMBERS, 0, 0}) == 1, "another magic is taken");
    expect(run(command, n, &closed, port, true, &(struct wound){KIND, 0, 1}) == 1, "a kind that is not there is taken");
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const char *mode = argv[1];
    struct plan p = plan_for(mode);
    close(mkstemp(file));
    signal(SIGPIPE, SIG_IGN);
    bool endless = strcmp(mode, "endless") == 0, stop = strcmp(mode, "stop") == 0;
    int port = start_server(endless ? ENDLESS : strcmp(mode, "faults") == 0);
    if (strcmp(mode, "damaged") == 0) {
        check_damaged(argv + 2, argc - 2, port);
        unlink(file);
        return failures > 0;
    }
    int status = run(argv + 2, argc - 2, &p, port, stop, NULL);
    expect(status == 0, "exit status %d", status);
    FILE *in = fopen(file, "r");
    int64_t head[32] = {0};
    if (in && fread(head, sizeof head, 1, in) == 1 && endless) {
        struct row r;
        for (int64_t seq = 0; seq < 2; seq++)
            expect(fread(&r, sizeof r, 1, in) == 1 && r.kind == TIMEOUT, "row %lld has kind %d", (long long)seq,
                   r.kind);
    } else if (in && head[0]) {
        expect(stop ? head[0] >= 200 && head[0] % 2 == 0 : head[0] == ROWS, "%lld rows", (long long)head[0]);
        expect(head[8] > 0 || p.scheduled > 0 || stop, "the rows were not written in between");
        check_rows(mode, in, head[0]);
        check_setups(mode, in, head[1]);
    } else
        expect(false, "%s: no result", file);
    unlink(file);
    return failures > 0;
}
