#include "urn/secret.hpp"

#include <sodium.h>

#include <cstring>
#include <new>

#include "sodium_ready.hpp"

namespace urn {

namespace {

std::byte* allocate(std::size_t size) {
    need_sodium();
    void* bytes = sodium_malloc(size);
    if (bytes == nullptr) throw std::bad_alloc();
    sodium_memzero(bytes, size);
    return static_cast<std::byte*>(bytes);
}

}  // namespace

void Secret::Free::operator()(std::byte* bytes) const {
    sodium_free(bytes);  // overwrites them first
}

Secret::Secret(std::size_t size) : bytes_(allocate(size)), size_(size) {}

Secret Secret::copy_of(std::string_view text) {
    Secret secret(text.size());
    if (!text.empty()) std::memcpy(secret.bytes_.get(), text.data(), text.size());
    return secret;
}

bool Secret::equals(const Secret& other) const {
    return size_ == other.size_ && sodium_memcmp(bytes_.get(), other.bytes_.get(), size_) == 0;
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

void wipe(std::span<std::byte> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

}  // namespace urn
