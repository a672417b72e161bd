#include "random_sheets.hpp"

#include <algorithm>
#include <vector>

using namespace questionnaires;

namespace small {

RandomAnswers::RandomAnswers(const Questionnaire& questionnaire, unsigned seed)
    : questionnaire_{questionnaire}, draw_{seed} {}

std::size_t RandomAnswers::below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>{0, bound - 1}(draw_);
}

AnswerSheet RandomAnswers::sheet() {
    AnswerSheet sheet;
    for (const Page& page : questionnaire_.pages) {
        for (const Question& question : page.questions) {
            if (below(8) != 0) sheet[question.name] = answer_to(question);
        }
    }
    if (below(4) == 0) sheet["inconnue" + std::to_string(below(3))] = any_answer();
    return sheet;
}

Answer RandomAnswers::answer_to(const Question& question) {
    return below(4) == 0 ? any_answer() : right_answer_to(question);
}

Answer RandomAnswers::right_answer_to(const Question& question) {
    Answer answer;
    if (below(10) == 0) {
        answer.refused = true;
        return answer;
    }
    std::vector<std::string> codes;
    for (const Choice& choice : questionnaire_.choices_of(question)) codes.push_back(choice.code);
    switch (question.kind) {
        case QuestionKind::select_one:
            answer.codes = {codes[below(codes.size())]};
            break;
        case QuestionKind::select_multiple:
            for (const std::string& code : codes) {
                if (below(2) == 0) answer.codes.push_back(code);
            }
            answer.text = any_text(static_cast<std::size_t>(question.max_length));
            break;
        case QuestionKind::rank:
            std::shuffle(codes.begin(), codes.end(), draw_);
            answer.codes = codes;
            break;
        case QuestionKind::integer:
        case QuestionKind::decimal:
            answer.text = std::to_string(below(60));
            break;
        case QuestionKind::text:
            answer.text = any_text(static_cast<std::size_t>(question.max_length));
            break;
        case QuestionKind::note:
        case QuestionKind::calculate:
            break;
    }
    return answer;
}

Answer RandomAnswers::any_answer() {
    const std::vector<std::string> codes{"1",     "5",     "oui", "non",   "empl",
                                         "aucun", "autre", "rps", "bogue", ""};
    Answer answer;
    answer.refused = below(4) == 0;
    for (auto count = below(4); count > 0; --count) answer.codes.push_back(codes[below(codes.size())]);
    answer.text = any_text(60);
    return answer;
}

std::string RandomAnswers::any_text(std::size_t most) {
    const std::vector<std::string> pieces{"a",  "1",  ".",  "é",    "’",    "😀",       ";",
                                          "\\", "\n", "\r", "\xff", "\x80", "\xf0\x9f"};
    std::string text;
    for (auto count = below(most + 1); count > 0; --count) text += pieces[below(pieces.size())];
    return text;
}

}  // namespace small
