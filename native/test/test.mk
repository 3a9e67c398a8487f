include test/fixtures.mk
check:
