#pragma once

#include <boost/system/error_code.hpp>

#include "http/server.hpp"

namespace http {

/// The French sentence for why the address cannot be listened on and what to do about it.
ListenError listen_error(const ListenOptions& options, const boost::system::error_code& reason);

/// For an address that is none.
ListenError not_an_address(const ListenOptions& options);

}  // namespace http
