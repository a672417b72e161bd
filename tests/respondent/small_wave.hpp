#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "campaign/campaign.hpp"
#include "questionnaires/answer_sheet.hpp"
#include "respondent/survey_pages.hpp"
#include "urn/sealing.hpp"
#include "urn/writer.hpp"

namespace tests {

/// A questionnaire of five pages with every kind of question:
///
///     pMain   note, tools (select_one, required), hours (integer 0 to 40, if tools = oui), pace (likert, required)
///     pUses   (if tools = oui) uses (select_multiple, an exclusive choice, « autre » to be specified)
///     pRank   wishes (rank of three, required)
///     pWords  ratio (decimal), where (text), why (long text)
///     pLast   job (select_one, no refusal)
questionnaires::Questionnaire small_questionnaire();

/// An open wave on a real urn in a folder of its own, its pages, and the key that opens its ballots.
class SmallWave {
public:
    explicit SmallWave(campaign::Mode mode = campaign::Mode::codes,
                       questionnaires::Questionnaire questionnaire = small_questionnaire(),
                       int threshold = 10);
    ~SmallWave();

    respondent::SurveyPages& pages() { return *pages_; }
    campaign::OpenWave& wave() { return wave_; }
    urn::Urn& urn() { return *wave_.urn; }
    urn::Writer& writer() { return *writer_; }
    const std::string& code() const { return codes_.front(); }
    const std::string& other_code() const { return codes_.back(); }
    /// Serves the pages anew, under other limits.
    void limit_attempts(const respondent::AttemptLimits& limits) {
        pages_ = std::make_unique<respondent::SurveyPages>(wave_, *writer_, respondent::Serving{}, limits);
    }
    /// Serves the pages anew, over a writer of these options.
    void store_with(urn::Writer::Options options) {
        pages_.reset();
        writer_ = std::make_unique<urn::Writer>(*wave_.urn, options);
        limit_attempts({});
    }
    /// From now on nothing can be stored.
    void stop_storing() { writer_->drain(); }

    /// Every ballot in the urn, opened.
    std::vector<questionnaires::AnswerSheet> opened();
    std::vector<std::string> receipts();

private:
    std::filesystem::path folder_;
    urn::KeyPair keys_;
    std::vector<std::string> codes_;
    campaign::OpenWave wave_;
    std::unique_ptr<urn::Writer> writer_;
    std::unique_ptr<respondent::SurveyPages> pages_;
};

}  // namespace tests
