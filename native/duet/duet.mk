# The duet kernel as a library (for JNA) and as a program (the probe).
KERNEL := duet/bind.c duet/ends.c duet/batch.c duet/loops.c duet/driver.c duet/peer.c duet/plan.c duet/session.c duet/baseline.c duet/run.c duet/calibrate.c mechanisms/object.c
KERNEL_HEADERS := $(wildcard duet/*.h include/*.h) mechanisms/object.h Makefile duet/duet.mk
MUSL_GCC := $(shell command -v musl-gcc)
LIBS := -ldl -lpthread

duet: $(OUT)/libhbduet.so $(OUT)/libhbnoop.so $(OUT)/libhbcalls.so
probe: $(OUT)/hb-probe $(if $(MUSL_GCC),$(OUT)/hb-probe-musl,musl-skipped)

.PHONY: musl-skipped
musl-skipped:
	@echo "native: skipped hb-probe-musl: musl-gcc is not installed (Debian: musl-tools)"

$(OUT)/libhbnoop.so: duet/noop.c $(KERNEL_HEADERS)
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) -fPIC -fvisibility=hidden -shared -nostdlib -Wl,-soname,libhbnoop.so $< -o $@

$(OUT)/libhbcalls.so: duet/calls.c $(OUT)/libhbnoop.so $(KERNEL_HEADERS)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) -U_FORTIFY_SOURCE -fPIC -fplt -fvisibility=hidden -shared -nostdlib -Wl,-z,now,-rpath,'$$ORIGIN' $< $(OUT)/libhbnoop.so -o $@

$(OUT)/libhbduet.so: $(KERNEL) $(KERNEL_HEADERS)
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) -Imechanisms -fPIC -fvisibility=hidden -shared $(KERNEL) -o $@ $(LIBS)

$(OUT)/hb-probe: duet/probe.c $(KERNEL) $(KERNEL_HEADERS) $(OUT)/libhbcalls.so
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) -Imechanisms -fvisibility=hidden duet/probe.c $(KERNEL) -o $@ $(LIBS)

$(OUT)/hb-probe-musl: duet/probe.c $(KERNEL) $(KERNEL_HEADERS) $(OUT)/libhbcalls.so
	@echo "native: $@"
	$(V)$(MUSL_GCC) $(PROGRAM) -Imechanisms -fvisibility=hidden duet/probe.c $(KERNEL) -o $@ $(LIBS)
