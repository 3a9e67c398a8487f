/* SPDX-License-Identifier: Apache-2.0 */
/* jvmti: an agent that stands before native methods of the JDK and counts their calls, as count does. docs/reference/mechanisms.md */
#include "page.h"
#include "text.h"
#include <jvmti.h>

/* What the method returns: a length of 32 or 64 bits, a byte, something that is no length, nothing. */
enum result { INT, LONG, BYTE, STATE, NOTHING };
enum { UNAVAILABLE = -2 }; /* of sun.nio.ch.IOStatus: EAGAIN */

/* The class, the method, the function of libc that it calls once for each call. A class that a JDK lacks is never bound. */
#define NATIVES(X)                                                          \
    X(0, "Lsun/nio/ch/SocketDispatcher;", "read0", read, INT)               \
    X(1, "Lsun/nio/ch/SocketDispatcher;", "readv0", readv, LONG)            \
    X(2, "Lsun/nio/ch/FileDispatcherImpl;", "read0", read, INT)             \
    X(3, "Lsun/nio/ch/FileDispatcherImpl;", "readv0", readv, LONG)          \
    X(4, "Lsun/nio/ch/FileDispatcherImpl;", "pread0", pread64, INT)         \
    X(5, "Lsun/nio/ch/UnixFileDispatcherImpl;", "read0", read, INT)         \
    X(6, "Lsun/nio/ch/UnixFileDispatcherImpl;", "readv0", readv, LONG)      \
    X(7, "Lsun/nio/ch/UnixFileDispatcherImpl;", "pread0", pread64, INT)     \
    X(8, "Lsun/nio/ch/DatagramDispatcher;", "read0", recv, INT)             \
    X(9, "Lsun/nio/ch/DatagramDispatcher;", "readv0", recvmsg, LONG)        \
    X(10, "Lsun/nio/ch/DatagramChannelImpl;", "receive0", recvfrom, INT)    \
    X(11, "Ljava/io/FileInputStream;", "readBytes", read, INT)              \
    X(12, "Ljava/io/FileInputStream;", "read0", read, BYTE)                 \
    X(13, "Ljava/io/RandomAccessFile;", "readBytes", read, INT)             \
    X(14, "Ljava/io/RandomAccessFile;", "readBytes0", read, INT)            \
    X(15, "Ljava/io/RandomAccessFile;", "read0", read, BYTE)                \
    X(16, "Ljava/net/SocketInputStream;", "socketRead0", recv, INT)         \
    X(17, "Ljava/net/PlainSocketImpl;", "socketAccept", accept, NOTHING)    \
    X(18, "Lsun/nio/ch/Net;", "accept", accept, STATE)                      \
    X(19, "Lsun/nio/ch/ServerSocketChannelImpl;", "accept0", accept, STATE) \
    X(20, "Lsun/nio/ch/UnixDomainSockets;", "accept0", accept, STATE)

/* All arguments are integers or pointers; what is past the last one is passed on and not looked at. */
typedef long native_method(JNIEnv *env, long, long, long, long, long, long, long);

static void count(JNIEnv *env, enum hb_function f, enum result kind, long result)
{
    struct hb_counts *cell = hb_cell();
    if (!cell)
        return;
    result = kind == NOTHING ? 0 : kind == LONG ? result : (int)result;
    hb_add(&cell[f].calls, 1);
    if (kind == BYTE && result >= 0)
        hb_add(&cell[f].bytes, 1);
    else if (kind < BYTE && result > 0)
        hb_add(&cell[f].bytes, (uint64_t)result);
    else if (result == UNAVAILABLE)
        hb_add(&cell[f].eagain, 1);
    else if (result < UNAVAILABLE || (result <= 0 && (*env)->ExceptionCheck(env)))
        hb_add(&cell[f].errors, 1);
}

#define WRAPPER(i, class, method, function, kind)                                                \
    static native_method *real_##i;                                                              \
    static long wrapper_##i(JNIEnv *env, long a, long b, long c, long d, long e, long f, long g) \
    {                                                                                            \
        long result = real_##i(env, a, b, c, d, e, f, g);                                        \
        hb_mark(HB_##function);                                                                  \
        count(env, HB_##function, kind, result);                                                 \
        return result;                                                                           \
    }
NATIVES(WRAPPER)

#define ROW(i, class, method, function, kind) {class, method, &real_##i, wrapper_##i},
static const struct {
    const char *class, *method;
    native_method **real, *wrapper;
} table[] = {NATIVES(ROW)};

static void put(const char *class, const char *method, void *address, void **to)
{
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
        if (hb_equal(class, table[i].class) && hb_equal(method, table[i].method) && address != table[i].wrapper) {
            *table[i].real = (native_method *)address;
            *to = (void *)table[i].wrapper;
        }
}

/* Before the JVM has its first classes nothing can be named: those methods are left alone. */
static void JNICALL name_and_put(jvmtiEnv *jvmti, JNIEnv *env, jthread thread, jmethodID method, void *address,
                                 void **to)
{
    jclass class;
    char *of = NULL, *name = NULL;
    (void)thread;
    if (!env || (*jvmti)->GetMethodDeclaringClass(jvmti, method, &class) != JVMTI_ERROR_NONE)
        return;
    if ((*jvmti)->GetClassSignature(jvmti, class, &of, NULL) == JVMTI_ERROR_NONE &&
        (*jvmti)->GetMethodName(jvmti, method, &name, NULL, NULL) == JVMTI_ERROR_NONE)
        put(of, name, address, to);
    (*jvmti)->Deallocate(jvmti, (unsigned char *)of);
    (*jvmti)->Deallocate(jvmti, (unsigned char *)name);
    (*env)->DeleteLocalRef(env, class);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM *vm, char *options, void *reserved)
{
    static const jvmtiCapabilities capabilities = {.can_generate_native_method_bind_events = 1};
    static const jvmtiEventCallbacks callbacks = {.NativeMethodBind = name_and_put};
    jvmtiEnv *jvmti;
    (void)options, (void)reserved;
    if ((*vm)->GetEnv(vm, (void **)&jvmti, JVMTI_VERSION_1_2) != JNI_OK ||
        (*jvmti)->AddCapabilities(jvmti, &capabilities) != JVMTI_ERROR_NONE ||
        (*jvmti)->SetEventCallbacks(jvmti, &callbacks, sizeof callbacks) != JVMTI_ERROR_NONE ||
        (*jvmti)->SetEventNotificationMode(jvmti, JVMTI_ENABLE, JVMTI_EVENT_NATIVE_METHOD_BIND, NULL) !=
            JVMTI_ERROR_NONE) {
        hb_complain("this JVM does not say which native methods it binds", "");
        return JNI_ERR;
    }
    hb_resolve();
    hb_page_init("jvmti", HB_PAGE_COUNTS);
    return JNI_OK;
}
