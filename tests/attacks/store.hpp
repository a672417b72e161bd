#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "people.hpp"
#include "store_settings.hpp"

namespace attacks {

/// Where ballots are put while somebody looks on.
class Store {
public:
    virtual ~Store() = default;
    /// One durable commit. In the order in which they came: hiding it is the store's business.
    virtual void put(std::span<const Person> group) = 0;
    virtual void shuffle() = 0;
};

/// Opens a store in an empty folder, its files under this file system of SQLite.
using OpenStore =
    std::function<std::unique_ptr<Store>(const std::filesystem::path& folder, const std::string& vfs)>;

/// The product's own store, with the product's settings unless told otherwise.
OpenStore product(std::size_t sealed_size, const urn::StoreSettings& settings = {});

/// What people who mean well do wrong.
struct Faults {
    bool counted_rows = false;  ///< rows numbered as they come
    bool shared_key = false;    ///< the spent code carries its ballot's key
    bool pair_by_pair = false;  ///< each code and its ballot written one after the other
    bool as_they_came = false;  ///< a group written in the order of arrival
    bool time_column = false;
    bool log = false;                ///< a line a request, with address, code and text
    bool hours_kept = false;         ///< file times left as they are
    bool shuffled_in_place = false;  ///< deleted and written again, deleted rows not overwritten
    bool not_shuffled = false;
};

/// A store of its own, as the product's but for these faults.
OpenStore broken(const Faults& faults);

}  // namespace attacks
