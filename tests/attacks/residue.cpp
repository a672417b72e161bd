#include "residue.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "database_image.hpp"
#include "urn/codes.hpp"

namespace attacks {
namespace {

constexpr std::time_t kDay = 24 * 60 * 60;

/// A count that should be zero: one is no accident.
Score none_of(const std::string& attack, std::size_t hits, std::size_t most) {
    return {attack, hits, most, Chance({1.0})};
}

template <class Bytes>
std::string text_of(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string hex_of(const std::string& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += {digits[value / 16], digits[value % 16]};
    }
    return hex;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Searches many texts at once by their first eight bytes.
class Search {
public:
    explicit Search(const std::vector<Secret>& secrets) : secrets_(secrets), beginnings_(1 << 16) {
        for (std::size_t i = 0; i < secrets.size(); ++i) {
            const std::uint64_t key = first(secrets[i].bytes.data());
            beginnings_[key & 0xFFFF] = true;
            by_key_.emplace(key, i);
        }
    }
    void look(std::string_view text, std::map<std::string, std::set<std::size_t>>& found) const {
        for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
            std::uint16_t beginning = 0;
            std::memcpy(&beginning, text.data() + at, sizeof beginning);
            if (!beginnings_[beginning]) continue;
            const auto [from, to] = by_key_.equal_range(first(text.data() + at));
            for (auto it = from; it != to; ++it) {
                const Secret& secret = secrets_[it->second];
                if (text.substr(at, secret.bytes.size()) == secret.bytes)
                    found[secret.what].insert(it->second);
            }
        }
    }

private:
    static std::uint64_t first(const char* bytes) {
        std::uint64_t key = 0;
        std::memcpy(&key, bytes, sizeof key);
        return key;
    }

    const std::vector<Secret>& secrets_;
    std::vector<bool> beginnings_;
    std::unordered_multimap<std::uint64_t, std::size_t> by_key_;
};

/// Moments as numbers: seconds, thousandths, millionths and thousand-millionths since 1970, either end first.
class Moments {
public:
    Moments(std::time_t from, std::time_t to)
        : from_(static_cast<std::uint64_t>(from)), to_(static_cast<std::uint64_t>(to)) {}

    void look(std::string_view text) {
        places_ += static_cast<double>(text.size());
        for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
            std::uint64_t little = 0;
            std::memcpy(&little, text.data() + at, sizeof little);
            if (little == 0) continue;
            const std::uint64_t big = __builtin_bswap64(little);
            const std::uint64_t four = little & 0xFFFFFFFF;
            if (is_in(four, 1) || is_in(big >> 32, 1)) four_.emplace(text.substr(at, 8));
            const bool six = is_in(little & 0xFFFFFFFFFFFF, 1000) || is_in(big >> 16, 1000);
            const bool eight = is_in(little, 1000) || is_in(big, 1000) || is_in(little, 1000000) ||
                               is_in(big, 1000000) || is_in(little, 1000000000) || is_in(big, 1000000000);
            if (six || eight) long_.emplace(text.substr(at, 8));
        }
    }
    Score four_bytes() const {
        const double moments = 2.0 * static_cast<double>(to_ - from_ + 1);
        return {"moments as four bytes", four_.size(), static_cast<std::size_t>(places_),
                accidents(places_, moments / 4294967296.0)};
    }
    Score more_bytes() const {
        return none_of("moments as six or eight bytes", long_.size(), static_cast<std::size_t>(places_));
    }

private:
    bool is_in(std::uint64_t value, std::uint64_t parts) const {
        return value >= from_ * parts && value < (to_ + 1) * parts;
    }

    std::uint64_t from_;
    std::uint64_t to_;
    double places_ = 0.0;
    std::unordered_set<std::string> four_;
    std::unordered_set<std::string> long_;
};

/// "2026-11-25", "09:30:00" and the first seven digits of the seconds since 1970, wherever they stand.
void look_for_texts_of_moments(std::string_view text, std::time_t now, std::set<std::string>& found) {
    const std::string seconds = std::to_string(now).substr(0, 7);
    const auto is_shape = [text](std::size_t at, std::string_view shape) {
        if (at + shape.size() > text.size()) return false;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            const char c = text[at + i];
            if (shape[i] == '0' ? (c < '0' || c > '9') : c != shape[i]) return false;
        }
        return true;
    };
    for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') continue;
        for (const std::string_view shape : {"0000-00-00", "00:00:00", "00/00/0000", "00/000/0000"}) {
            if (is_shape(at, shape)) found.emplace(text.substr(at, shape.size()));
        }
        if (text.substr(at, 7) == seconds) found.emplace(text.substr(at, 10));
    }
}

/// Each different piece of each file once, with what begins the next.
void each_piece(const std::vector<Copy>& copies, const std::function<void(std::string_view)>& look) {
    constexpr std::size_t piece_size = 16384;
    constexpr std::size_t overlap = 64;
    std::unordered_set<std::size_t> seen;
    for (const Copy& copy : copies) {
        for (const auto& [name, file] : copy.files) {
            for (std::size_t at = 0; at < file.bytes.size(); at += piece_size) {
                const auto piece = std::string_view(file.bytes).substr(at, piece_size + overlap);
                if (seen.insert(std::hash<std::string_view>{}(piece)).second) look(piece);
            }
        }
    }
}

}  // namespace

std::vector<Secret> secrets_of(const std::vector<Person>& people) {
    std::vector<Secret> secrets;
    for (const Person& person : people) {
        const std::string canonical = *urn::canonical_code(person.code);
        for (const std::string& form : {person.code, canonical, lower(person.code), lower(canonical)}) {
            secrets.push_back({"codes", form});
        }
        const std::string receipt = text_of(person.submission.retry);
        secrets.push_back({"retry receipts", receipt});
        secrets.push_back({"retry receipts", hex_of(receipt)});
        secrets.push_back({"texts", person.text});
    }
    return secrets;
}

std::vector<Score> residue_attacks(const std::vector<Copy>& copies, const std::vector<Secret>& secrets,
                                   std::time_t from, std::time_t to) {
    const Search search(secrets);
    Moments moments(from, to);
    std::map<std::string, std::set<std::size_t>> found;
    std::set<std::string> texts;
    std::map<std::string, std::size_t> searched;
    for (const Secret& secret : secrets) ++searched[secret.what];
    each_piece(copies, [&](std::string_view piece) {
        search.look(piece, found);
        moments.look(piece);
        look_for_texts_of_moments(piece, to, texts);
    });
    std::vector<Score> scores{none_of("moments as text", texts.size(), 1), moments.four_bytes(),
                              moments.more_bytes()};
    for (const std::string& text : texts) std::cout << "a moment as text: " << text << '\n';
    for (const auto& [what, count] : searched)
        scores.push_back(none_of(what + " in clear", found[what].size(), count));
    return scores;
}

Score clock_attack(const std::vector<Copy>& copies, std::time_t since) {
    std::size_t clocks = 0;
    std::size_t times = 0;
    std::set<std::pair<std::time_t, long>> inode_times;
    for (const Copy& copy : copies) {
        if (copy.moment == Moment::in_commit) continue;
        for (const auto& [name, file] : copy.files) {
            const bool is_folder = !S_ISREG(file.status.st_mode);
            if (is_folder && since == 0) continue;  // a folder of the test has the time of its making
            std::vector<timespec> told{file.status.st_mtim};
            if (!is_folder) told.push_back(file.status.st_atim);  // looking into a folder sets its own
            times += told.size();
            for (const timespec& time : told) {
                if (time.tv_sec >= since && (time.tv_sec % kDay != 0 || time.tv_nsec != 0)) ++clocks;
            }
            inode_times.emplace(file.status.st_ctim.tv_sec, file.status.st_ctim.tv_nsec);
        }
    }
    std::cout << "visible to whoever reads the inodes: " << inode_times.size()
              << " moments of change (ctime)\n";
    return none_of("file times finer than a day", clocks, times);
}

Score left_over_attack(const Loot& loot) {
    const Copy& last = loot.copies.back();
    const Rows rows = RowFinder(loot.people).rows_in(last.files.at("urn.db").bytes);
    return none_of("rows left over after the shuffle", rows.left_over, 2 * loot.people.size());
}

Score length_attack(const std::vector<Person>& people, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::size_t right = 0;
    for (std::size_t i = 0; i + 1 < people.size(); i += 2) {
        const std::size_t a = people[i].submission.ballot.size();
        const std::size_t b = people[i + 1].submission.ballot.size();
        const bool guess = a == b ? random() % 2 == 0 : a > b;
        right += guess == (people[i].text.size() > people[i + 1].text.size()) ? 1U : 0U;
    }
    return {"longer text by length", right, people.size() / 2, coin_throws(people.size() / 2)};
}

Score schema_attack(const std::vector<Copy>& copies) {
    std::set<std::string> schemas;
    for (const Copy& copy : copies) {
        for (const auto& [name, file] : copy.files) {
            if (page_size_of(file.bytes) == 0) continue;
            const std::string_view page = std::string_view(file.bytes).substr(0, page_size_of(file.bytes));
            for (std::size_t at = page.find("CREATE "); at != std::string_view::npos;
                 at = page.find("CREATE ", at + 1)) {
                const auto end = std::find_if(
                    page.begin() + static_cast<std::ptrdiff_t>(at), page.end(),
                    [](char c) { return (c < ' ' && c != '\n') || static_cast<unsigned char>(c) > '~'; });
                schemas.emplace(page.begin() + static_cast<std::ptrdiff_t>(at), end);
            }
        }
    }
    const auto faults = std::count_if(schemas.begin(), schemas.end(), [](const std::string& schema) {
        const std::string text = lower(schema);
        constexpr std::array words{"time", "date",    "stamp",     "clock",   "received",  "when", "seq",
                                   "rank", "number",  "increment", " ip ",    "addr",      "host", "agent",
                                   "user", "trigger", "index",     "default", "references"};
        return std::any_of(words.begin(), words.end(),
                           [&text](const char* word) { return text.find(word) != std::string::npos; }) ||
               text.find("without rowid") == std::string::npos || text.find("strict") == std::string::npos;
    });
    return none_of("tables with room for a time or an order", static_cast<std::size_t>(faults),
                   schemas.size());
}

}  // namespace attacks
