#include "urn/urn.hpp"

#include "ballot_layout.hpp"
#include "sqlite_error.hpp"
#include "sqlite_urn.hpp"
#include "storage_texts.hpp"

namespace urn {

std::unique_ptr<Urn> create_urn(const std::filesystem::path& file, Admission admission,
                                std::size_t sealed_size, std::string_view definition) {
    layout_for(sealed_size);  // an impossible size is refused before there is a file
    const std::string path = file.string();
    UrnFile created = UrnFile::create(path);
    try {
        UrnTables::create(path, {admission, sealed_size, std::string(definition)}, {});
        return std::make_unique<SqliteUrn>(std::move(created), StoreSettings{});
    } catch (const SqliteError& error) {
        erase_leftover(path);
        throw explain(path, error);
    } catch (...) {
        erase_leftover(path);
        throw;
    }
}

void Urn::cancel(std::span<const CodeHash>) {
    throw std::logic_error("this urn cancels no code");
}

void Urn::copy_to(const std::filesystem::path&) {
    throw std::logic_error("this urn has no file to copy");
}

void erase_urn(const std::filesystem::path& file) {
    erase_leftover(file.string());
}

std::unique_ptr<Urn> open_urn(const std::filesystem::path& file, std::optional<std::string_view> definition) {
    const std::string path = file.string();
    try {
        auto urn = std::make_unique<SqliteUrn>(UrnFile(path), StoreSettings{});
        if (definition && urn->definition() != *definition) throw urn_of_another_definition(path);
        return urn;
    } catch (const SqliteError& error) {
        throw explain(path, error);
    }
}

}  // namespace urn
