#include "questionnaires/questionnaire.hpp"

#include <algorithm>

namespace questionnaires {

namespace {

template <class Named>
const Named* find_named(const std::vector<Named>& all, std::string_view name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const Named& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Question* Questionnaire::question(std::string_view name) const {
    for (const Page& page : pages) {
        if (const Question* found = find_named(page.questions, name)) return found;
    }
    return nullptr;
}

const ChoiceList* Questionnaire::list(std::string_view name) const {
    return find_named(lists, name);
}

const Scale* Questionnaire::scale(std::string_view name) const {
    return find_named(scales, name);
}

const std::vector<Choice>& Questionnaire::choices_of(const Question& question) const {
    static const std::vector<Choice> none;
    const ChoiceList* found = list(question.list);
    return found != nullptr ? found->choices : none;
}

}  // namespace questionnaires
