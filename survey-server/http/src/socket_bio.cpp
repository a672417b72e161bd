#include "socket_bio.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <memory>
#include <new>

namespace http {

namespace {

int descriptor_of(BIO* bio) {
    return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

bool is_passing(int error) {
    return error == EAGAIN || error == EINTR;
}

int send_to_socket(BIO* bio, const char* bytes, std::size_t length, std::size_t* sent) {
    BIO_clear_retry_flags(bio);
    const ssize_t count = send(descriptor_of(bio), bytes, length, MSG_NOSIGNAL);
    if (count < 0 && is_passing(errno)) BIO_set_retry_write(bio);
    *sent = count > 0 ? static_cast<std::size_t>(count) : 0;
    return count > 0 ? 1 : 0;
}

int receive_from_socket(BIO* bio, char* bytes, std::size_t room, std::size_t* received) {
    BIO_clear_retry_flags(bio);
    const ssize_t count = recv(descriptor_of(bio), bytes, room, 0);
    if (count < 0 && is_passing(errno)) BIO_set_retry_read(bio);
    *received = count > 0 ? static_cast<std::size_t>(count) : 0;
    return count > 0 ? 1 : 0;
}

/// Nothing is buffered here, so that a flush has nothing to do.
long control(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

using Method = std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)>;

Method socket_method() {
    Method method{BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket without SIGPIPE"),
                  &BIO_meth_free};
    if (method == nullptr || BIO_meth_set_write_ex(method.get(), send_to_socket) != 1 ||
        BIO_meth_set_read_ex(method.get(), receive_from_socket) != 1 ||
        BIO_meth_set_ctrl(method.get(), control) != 1)
        throw std::bad_alloc{};
    return method;
}

}  // namespace

BIO* socket_bio(int descriptor) {
    static const Method method = socket_method();
    BIO* bio = BIO_new(method.get());
    if (bio == nullptr) throw std::bad_alloc{};
    // The only room a BIO has for its user is one pointer.  NOLINTNEXTLINE(performance-no-int-to-ptr)
    BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(descriptor)));
    BIO_set_init(bio, 1);
    return bio;
}

}  // namespace http
