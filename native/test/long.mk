# make check-long [SERVER_SECONDS=300] [FUZZ_SECONDS=600]: real servers under the hook, then the fuzzer.
SERVER_SECONDS ?= 10

check-servers: all $(OUT)/test/page_total
	@bash test/servers.sh $(OUT) $(SERVER_SECONDS)

check-long: check-servers check-fuzz

.PHONY: check-servers check-long check-fuzz check-sanitize check-aarch64
