# make check-hostile: hooks in surroundings that mean no good, then each of their system calls fails once.
HOSTILE := sandbox service daemon jail
HOSTILE_TESTS := $(addprefix $(OUT)/test/,$(HOSTILE) injector)

$(HOSTILE:%=$(OUT)/test/%): $(OUT)/test/%: test/hostile/%.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -g1 -U_FORTIFY_SOURCE -Iinclude -Itest/victims $< -o $@ $(LIBS)

$(OUT)/test/injector: test/hostile/injector.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 $< -o $@

check-hostile: build-tests $(SWITCH_TESTS) $(HOSTILE_TESTS)
	@bash test/hostile.sh $(OUT)
	@bash test/faults.sh $(OUT)

.PHONY: check-hostile
