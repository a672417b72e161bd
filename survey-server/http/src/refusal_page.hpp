#pragma once

#include "http/handler.hpp"

namespace http {

/// What the server itself answers when no handler does: a plain French page that says what happened and what
/// to do, and nothing about the inside. Statuses without a text of their own get that of 500.
Response refusal_page(int status);

}  // namespace http
