/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files that a hook opens, without harm: regular files only, never through a symbolic link at the end of the path, never
 * waiting (a FIFO, a terminal).
 */
#ifndef HB_FILE_H
#define HB_FILE_H

#include <stddef.h>
#include <stdint.h>

/* What a file is, whatever its name. */
struct hb_file_id {
    uint64_t device, inode;
};

struct hb_file_facts {
    struct hb_file_id id;
    uint64_t bytes;
    int is_regular, is_socket;
};

/* 0, or -errno. */
long hb_file_look(long fd, struct hb_file_facts *facts);

/* Descriptor of a regular file, close-on-exec, or -errno. flags and mode as for open. */
long hb_file_open(const char *path, int flags, int mode);

/* Size that the process may let a file grow to (RLIMIT_FSIZE): beyond it the kernel sends SIGXFSZ. */
uint64_t hb_file_limit(void);

#endif
