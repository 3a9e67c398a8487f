# The format of C: .clang-format, by clang-format 14 (others lay out some lines differently).
# Not these: macros and tables that are laid out by hand, and two loops that clang-format takes for C++ templates.
BY_HAND   := $(addprefix include/,hookbench_switch.h hookbench_telemetry.h hookbench_duet.h) \
             $(addprefix core/,reading.h others.h counting.h detect.h functions.h direct.c data.h text.c scanner.c raw.h) \
             $(addprefix switch/,switched.h copies.c) hooks/chain.h hooks/delay.c hooks/scan.c
FORMATTED := $(filter-out $(BY_HAND),$(wildcard */*.c */*.h test/*/*.c test/*/*.h))
FORMATTER := $(shell clang-format --version 2>/dev/null | grep -o 'version 14\.')

.PHONY: format check-format
format:
	clang-format -i $(FORMATTED)

check: check-format
check-format:
ifeq ($(FORMATTER),)
	@echo "native: skipped check-format: no clang-format 14 (Debian 12: clang-format)"
else
	@clang-format --dry-run -Werror $(FORMATTED) || { echo "native: run make -C native format"; exit 1; }
endif
