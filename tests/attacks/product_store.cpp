#include "sqlite_urn.hpp"
#include "store.hpp"

namespace attacks {
namespace {

class ProductStore : public Store {
public:
    ProductStore(const std::string& path, std::size_t sealed_size, const urn::StoreSettings& settings)
        : urn_(created(path, sealed_size), settings) {}

    void put(std::span<const Person> group) override {
        std::vector<urn::Submission> submissions;
        for (const Person& person : group) submissions.push_back(person.submission);
        for (const urn::Put put : urn_.put(submissions)) {
            if (put != urn::Put::stored) throw std::runtime_error("a ballot was not stored");
        }
    }
    void shuffle() override { urn_.shuffle(); }

private:
    static urn::UrnFile created(const std::string& path, std::size_t sealed_size) {
        urn::create_urn(path, urn::Admission::open, sealed_size);
        return urn::UrnFile(path);
    }

    urn::SqliteUrn urn_;
};

}  // namespace

OpenStore product(std::size_t sealed_size, const urn::StoreSettings& settings) {
    return [sealed_size, settings](const std::filesystem::path& folder, const std::string& vfs) {
        urn::StoreSettings watched = settings;
        watched.vfs = vfs;
        return std::make_unique<ProductStore>((folder / "urn.db").string(), sealed_size, watched);
    };
}

}  // namespace attacks
