# How a hook gets between a program and a function, other than LD_PRELOAD: docs/reference/mechanisms.md.
# Objects that carry a hook. Each is mechanisms/NAME.c; MORE_NAME are further parts of it.
# zpoline finds the instructions that it rewrites with libcapstone.
HAVE_CAPSTONE := $(if $(filter x86_64,$(MACHINE)),$(shell echo 'int main(void){return 0;}' | $(CC) -include capstone/capstone.h \
  -x c - -lcapstone -o /dev/null 2>/dev/null && echo yes))
# detour moves instructions of x86-64 alone.
# jvmti needs the headers of a JDK.
JDK := $(patsubst %/bin/javac,%,$(realpath $(shell command -v javac)))
HAVE_JVMTI := $(wildcard $(JDK)/include/jvmti.h)
MECHANISMS := audit got $(if $(HAVE_JVMTI),jvmti) $(if $(filter x86_64,$(MACHINE)),detour sud) $(if $(HAVE_CAPSTONE),zpoline)
MORE_detour := mechanisms/relocate.c
MORE_sud := mechanisms/bycall.c
MORE_zpoline := mechanisms/bycall.c mechanisms/sites.c
LIBS_zpoline := -lcapstone
LIBS_jvmti := -isystem $(JDK)/include -isystem $(JDK)/include/linux
MECHANISM_CORE := mechanisms/carried.c mechanisms/object.c
MECHANISM_FILES := $(MECHANISMS:%=$(OUT)/mechanisms/%.so)
HEADERS += $(wildcard mechanisms/*.h)

all: mechanisms
.PHONY: mechanisms zpoline-skipped jvmti-skipped
jvmti-skipped:
	@echo "native: skipped jvmti: no include/jvmti.h beside javac (Debian: openjdk-17-jdk-headless)"
zpoline-skipped:
	@echo "native: skipped zpoline: no x86-64, or no capstone/capstone.h and libcapstone (Debian: libcapstone-dev)"

mechanisms: $(MECHANISM_FILES) $(if $(HAVE_CAPSTONE),,zpoline-skipped) $(if $(HAVE_JVMTI),,jvmti-skipped)

.SECONDEXPANSION:
$(OUT)/mechanisms/%.so: mechanisms/%.c $$(MORE_$$*) $(MECHANISM_CORE) $(HEADERS) $(OUT)/core/core.a
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(HOOK) $(REGISTERS) -D_GNU_SOURCE -Imechanisms $(LINK) $(filter %.c,$^) $(OUT)/core/core.a $(LIBS_$*) -o $@

$(OUT)/test/calls_library.so: test/victims/calls.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared -DLIBRARY -Iinclude $< -o $@

$(OUT)/sanitize/relocate: test/unit/relocate_test.c mechanisms/relocate.c mechanisms/relocate.h
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O1 -g $(ASAN) -Imechanisms $(filter %.c,$^) -o $@

check-carried: build-tests mechanisms $(OUT)/test/page_counts $(OUT)/test/calls $(OUT)/test/calls_library.so $(if $(filter x86_64,$(MACHINE)),$(OUT)/sanitize/relocate)
	@bash test/carried.sh $(OUT)
	@bash test/jvmti.sh $(OUT)
.PHONY: check-carried
