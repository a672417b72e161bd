#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace urn {

/// Bytes that nobody else may see: on pages of their own, kept from the swap where the system allows it, and overwritten
/// when destroyed. Moved, never copied by accident.
class Secret {
public:
    /// Zeros.
    explicit Secret(std::size_t size);
    static Secret copy_of(std::string_view text);

    std::size_t size() const { return size_; }
    std::span<std::byte> bytes() { return {bytes_.get(), size_}; }
    std::span<const std::byte> bytes() const { return {bytes_.get(), size_}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(bytes_.get()), size_}; }

    /// Compares without telling by its duration where they differ.
    bool equals(const Secret& other) const;

private:
    struct Free {
        void operator()(std::byte* bytes) const;
    };
    std::unique_ptr<std::byte[], Free> bytes_;
    std::size_t size_;
};

/// Overwrites what a text or an array held, for secrets that had to pass through one.
void wipe(std::string& text);
void wipe(std::span<std::byte> bytes);

/// Wipes a text when the block ends, however it ends. The text must not be moved from, nor outgrow its reserve.
class WipedAtEnd {
public:
    explicit WipedAtEnd(std::string& text) : text_(text) {}
    ~WipedAtEnd() { wipe(text_); }
    WipedAtEnd(const WipedAtEnd&) = delete;
    WipedAtEnd& operator=(const WipedAtEnd&) = delete;

private:
    std::string& text_;
};

}  // namespace urn
