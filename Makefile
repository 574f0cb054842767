# What takes longer than a check. `./check` makes the environment.
.PHONY: package-test trust

trust:
	.venv/bin/python -m tools.trust

# As root; the packages are installed, used, upgraded and removed in a Debian of their own.
package-test:
	installers/linux/package_test.sh
