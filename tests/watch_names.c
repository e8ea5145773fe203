/* Preloaded into a process: writes each name that it looks up into NAMES_LOG, finds none but this machine. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

typedef int lookup(const char *, const char *, const struct addrinfo *, struct addrinfo **);

static int is_address(const char *name) {
    unsigned char bytes[sizeof(struct in6_addr)];
    return inet_pton(AF_INET, name, bytes) == 1 || inet_pton(AF_INET6, name, bytes) == 1;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
                struct addrinfo **found) {
    const char *log = getenv("NAMES_LOG");
    if (name && log && !is_address(name)) {
        int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        struct iovec line[] = {{(void *)name, strlen(name)}, {"\n", 1}};
        if (file < 0 || writev(file, line, 2) < 0) abort();
        close(file);
        if (strcmp(name, "localhost")) return EAI_NONAME;
    }
    return ((lookup *)dlsym(RTLD_NEXT, "getaddrinfo"))(name, service, hints, found);
}
