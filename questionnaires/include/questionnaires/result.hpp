#pragma once

#include <utility>
#include <variant>

namespace questionnaires {

/// What went wrong, on its way into a Result: `return Failure{ParseError{line, "unknown type"}};`
template <class E>
struct Failure {
    E error;
};
template <class E>
Failure(E) -> Failure<E>;

/// A value, or the reason there is none. Spelled like std::expected (C++23) so
/// that the day both compilers have it this file disappears.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Failure<E> failure) : state_{std::in_place_index<1>, std::move(failure.error)} {}

    explicit operator bool() const noexcept { return state_.index() == 0; }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    const E& error() const& { return std::get<1>(state_); }

private:
    std::variant<T, E> state_;
};

}  // namespace questionnaires
