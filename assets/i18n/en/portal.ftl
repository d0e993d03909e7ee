# The license portal and the certificates.
