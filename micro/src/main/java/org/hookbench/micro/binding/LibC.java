// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * libc by JNA direct mapping through the handle of the process, so that preloaded functions come
 * first. A call that fails throws {@link com.sun.jna.LastErrorException} nowhere: results are as in
 * C.
 */
final class LibC {
  static final NativeLibrary PROCESS = NativeLibrary.getProcess();

  static {
    Native.register(LibC.class, PROCESS);
  }

  private LibC() {}

  static native int open(String path, int flags);

  static native long read(int fd, Pointer buffer, long bytes);

  static native long write(int fd, Pointer buffer, long bytes);

  static native long lseek(int fd, long offset, int whence);

  static native int close(int fd);

  static native int socket(int family, int type, int protocol);

  static native int bind(int fd, Pointer address, int bytes);

  static native int listen(int fd, int backlog);

  static native int getsockname(int fd, Pointer address, Pointer bytes);

  static native int connect(int fd, Pointer address, int bytes);

  static native int accept(int fd, Pointer address, Pointer bytes);

  static native int setsockopt(int fd, int level, int name, Pointer value, int bytes);

  static native int socketpair(int family, int type, int protocol, int[] pair);

  static native int dladdr(Pointer address, Pointer info);
}
