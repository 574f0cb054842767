"""Linux packages: a Debian package, an RPM and an archive of the frozen application, and packages of models."""
