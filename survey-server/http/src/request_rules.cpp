#include "request_rules.hpp"

#include <algorithm>
#include <cstddef>

#include "ascii.hpp"

namespace http {

namespace {

struct Values {
    std::size_t count = 0;
    std::string_view first;
};

Values values_of(const RequestHead& head, std::string_view name) {
    Values values;
    for (const Field& field : head.fields) {
        if (!same_word(field.name, name)) continue;
        if (values.count == 0) values.first = field.value;
        ++values.count;
    }
    return values;
}

/// Host without its port; a numeric IPv6 address keeps its brackets.
std::string_view without_port(std::string_view host) {
    const std::size_t colon = host.rfind(':');
    if (colon == std::string_view::npos) return host;
    const std::string_view port = host.substr(colon + 1);
    return std::all_of(port.begin(), port.end(), is_digit) ? host.substr(0, colon) : host;
}

std::optional<int> refuse_host(const RequestHead& head, const Limits& limits) {
    const Values host = values_of(head, "Host");
    if (host.count != 1 || host.first.empty() || !consists_of(host.first, "-._:[]")) return 400;
    if (limits.hosts.empty()) return std::nullopt;
    const std::string_view name = without_port(host.first);
    const bool known = std::any_of(limits.hosts.begin(), limits.hosts.end(),
                                   [name](const std::string& accepted) { return same_word(name, accepted); });
    return known ? std::nullopt : std::optional{421};
}

bool is_origin_form(std::string_view target) {
    const std::string_view path = target.substr(0, target.find('?'));
    const std::string_view query = target.substr(path.size());
    return !path.empty() && path.front() == '/' && consists_of(path, "/._~-") &&
           consists_of(query, "?/._~-!$&'()*+,;=:@%");
}

bool is_form(std::string_view content_type) {
    std::string_view type = content_type.substr(0, content_type.find(';'));
    while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.remove_suffix(1);
    return same_word(type, "application/x-www-form-urlencoded");
}

/// Browsers that send Sec-Fetch-Site cannot be made to lie by a page. The others name the page's origin, or
/// say "null" because our pages ask for no referrer.
bool comes_from_another_site(const RequestHead& head) {
    const Values site = values_of(head, "Sec-Fetch-Site");
    if (site.count > 0) return !same_word(site.first, "same-origin") && !same_word(site.first, "none");
    const Values origin = values_of(head, "Origin");
    if (origin.count == 0 || origin.first == "null") return false;
    const std::size_t scheme_end = origin.first.find("://");
    return scheme_end == std::string_view::npos ||
           !same_word(origin.first.substr(scheme_end + 3), values_of(head, "Host").first);
}

std::optional<int> refuse_post(const RequestHead& head) {
    if (values_of(head, "Content-Length").count == 0) return 411;
    const Values type = values_of(head, "Content-Type");
    if (type.count != 1 || !is_form(type.first)) return 415;
    const Values coding = values_of(head, "Content-Encoding");
    if (coding.count > 0 && !same_word(coding.first, "identity")) return 415;
    if (comes_from_another_site(head)) return 403;
    return std::nullopt;
}

}  // namespace

std::optional<int> refusal_of(const RequestHead& head, const Limits& limits) {
    if (head.fields.size() > limits.max_fields) return 431;
    if (values_of(head, "Transfer-Encoding").count > 0) return 501;
    if (const auto status = refuse_host(head, limits)) return status;

    const Values length = values_of(head, "Content-Length");
    if (length.count > 1) return 400;
    if (length.count == 1 && !std::all_of(length.first.begin(), length.first.end(), is_digit)) return 400;

    const bool reads = head.method == "GET" || head.method == "HEAD";
    if (!reads && head.method != "POST") return 405;
    if (!is_origin_form(head.target)) return 400;
    if (reads && length.first.find_first_not_of('0') != std::string_view::npos) return 400;

    const Values expectation = values_of(head, "Expect");
    if (expectation.count > 1) return 417;
    if (expectation.count == 1 && !same_word(expectation.first, "100-continue")) return 417;
    return reads ? std::nullopt : refuse_post(head);
}

bool waits_for_continue(const RequestHead& head) {
    return values_of(head, "Expect").count > 0;
}

}  // namespace http
