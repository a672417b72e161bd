#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/campaign.hpp"
#include "questionnaires/answer_sheet.hpp"
#include "temporary_folder.hpp"

namespace tests {

std::string content_of(const std::filesystem::path& file);
void write_content(const std::filesystem::path& file, std::string_view content);

/// A questionnaire with one question of every kind:
///
///     q1 q2     single choice 1 to 5 or nc, scale `charge` with q2 reversed
///     m1        several of a, b, aucun, autre (précisez)
///     r1        ranking of x, y, z
///     n1 d1     whole and decimal number
///     c1        calculated: 1 when q1 > 3, else 0
///     t1        text
///     metier    single choice ce, enc
void write_small_questionnaire(const std::filesystem::path& folder);

/// A campaign `c` with this questionnaire in the folder, and its key `c.key` beside it.
campaign::Campaign create_small_campaign(const TemporaryFolder& folder, int threshold = 5);

/// A sheet that answers q1, q2 and metier.
questionnaires::AnswerSheet simple_sheet(std::string_view q1, std::string_view q2, std::string_view metier);

/// One answer as the server stores it. `code` is as printed.
urn::Submission submission(const campaign::OpenWave& wave, const std::string& code,
                           const questionnaires::AnswerSheet& sheet);

/// Draws a code for each sheet, opens the wave, stores every sheet, closes it.
void collect(campaign::Campaign& campaign, std::string_view wave,
             const std::vector<questionnaires::AnswerSheet>& sheets,
             const std::filesystem::path& headcount = {});

/// The text with which the call is refused; fails the test when it is not.
template <class Call>
std::string refusal_of(Call call) {
    try {
        call();
    } catch (const campaign::Refusal& refusal) {
        return refusal.what();
    }
    return "not refused";
}

}  // namespace tests
