#include "office/slide_part.hpp"

#include <algorithm>
#include <utility>

#include "office/chart_part.hpp"
#include "office/markup.hpp"
#include "office/office_types.hpp"
#include "reports/text_width.hpp"

namespace reports {
namespace {

using pugi::xml_node;

/// A place on the slide, in points.
struct Box {
    double x;
    double y;
    double width;
    double height;
};

constexpr Box kTitle{36.0, 21.6, 888.0, 90.0};
constexpr Box kBody{36.0, 126.0, 888.0, 367.0};
constexpr double kGap = 10.0;

std::string emu(double points) {
    return std::to_string(static_cast<long>(12700.0 * points + 0.5));
}

void add_transform(xml_node parent, const char* name, const Box& box) {
    const auto transform = add(parent, name);
    add(transform, "a:off", {{"x", emu(box.x)}, {"y", emu(box.y)}});
    add(transform, "a:ext", {{"cx", emu(box.width)}, {"cy", emu(box.height)}});
}

/// How high the lines stand at a size, spaces between them included.
double height_of(const std::vector<std::string>& lines, double size, double width, Weight weight) {
    constexpr double kLeading = 1.22;
    constexpr double kBefore = 9.0;
    double height = 0.0;
    for (const std::string& line : lines)
        height += kBefore + kLeading * size * static_cast<double>(wrap(line, width, {size, weight}).size());
    return height;
}

/// The largest size at which the lines fit; the smallest when none does.
int fitting(const std::vector<std::string>& lines, const std::vector<int>& sizes, double width, double height,
            Weight weight) {
    for (const int size : sizes)
        if (height_of(lines, size, width, weight) <= height) return size;
    return sizes.back();
}

class SlideWriter {
public:
    SlideWriter(Package& package, const std::string& name, const SlidePlan& slide)
        : package_{package}, name_{name}, slide_{slide} {}

    std::string part(const std::string& source, std::size_t number) {
        pugi::xml_document document;
        const auto root = add_presentation_root(document, "p:sld");
        tree_ = add(add(root, "p:cSld"), "p:spTree");
        add_markup(tree_, R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>)"
                          R"(<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>)"
                          R"(<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>)");
        if (slide_.opening)
            add_opening();
        else
            add_finding();
        add_foot(source, number);
        add(add(root, "p:clrMapOvr"), "a:masterClrMapping");
        return part_text(document);
    }

private:
    Package& package_;
    const std::string& name_;
    const SlidePlan& slide_;
    xml_node tree_;
    int next_ = 2;

    std::string next_id() { return std::to_string(next_++); }

    /// A shape that takes its place and looks from the layout; returns its text.
    xml_node add_placeholder(const char* name, Attributes placeholder, const Box* box = nullptr) {
        const auto shape = add(tree_, "p:sp");
        const auto about = add(shape, "p:nvSpPr");
        add(about, "p:cNvPr", {{"id", next_id()}, {"name", name}});
        add(add(about, "p:cNvSpPr"), "a:spLocks", {{"noGrp", "1"}});
        add(add(about, "p:nvPr"), "p:ph", placeholder);
        const auto properties = add(shape, "p:spPr");
        if (box != nullptr) add_transform(properties, "a:xfrm", *box);
        const auto text = add(shape, "p:txBody");
        add(text, "a:bodyPr");
        add(text, "a:lstStyle");
        return text;
    }

    static void add_run(xml_node paragraph, const std::string& text, int size, bool bold = false) {
        const auto run = add(paragraph, "a:r");
        auto style = add(run, "a:rPr", {{"lang", "fr-FR"}});
        if (size > 0) style.append_attribute("sz") = std::to_string(100 * size).c_str();
        if (bold) style.append_attribute("b") = "1";
        add_text(run, "a:t", text);
    }

    void add_title(Attributes placeholder, const std::vector<int>& sizes) {
        const auto text = add_placeholder("Titre", placeholder);
        add_run(add(text, "a:p"), slide_.title,
                fitting({slide_.title}, sizes, kTitle.width, kTitle.height, Weight::bold));
    }

    void add_opening() {
        add_title({{"type", "ctrTitle"}}, {40, 36, 32});
        const auto text = add_placeholder("Sous-titre", {{"type", "subTitle"}, {"idx", "1"}});
        for (const std::string& line : slide_.lines) add_run(add(text, "a:p"), line, 0);
    }

    void add_finding() {
        add_title({{"type", "title"}}, {28, 26, 24, 22, 20, 18});
        if (slide_.charts.empty()) {
            constexpr double kBulletIndent = 22.5;
            add_lines(slide_.lines, kBody, {24, 22, 20, 18}, kBulletIndent);
            return;
        }
        Box place = kBody;
        if (!slide_.lines.empty()) {
            const double height = height_of(slide_.lines, 18, place.width, Weight::regular) + 8.0;
            add_lead({place.x, place.y, place.width, height});
            place.y += height;
            place.height -= height;
        }
        if (slide_.charts.size() == 1)
            add_chart_frame(slide_.charts.front(), place, 14);
        else
            add_grid(place);
    }

    void add_lines(const std::vector<std::string>& lines, const Box& box, const std::vector<int>& sizes,
                   double indent) {
        const auto text = add_placeholder("Texte", {{"type", "body"}, {"idx", "1"}}, &box);
        const int size = fitting(lines, sizes, box.width - indent, box.height, Weight::regular);
        for (const std::string& line : lines) add_run(add(text, "a:p"), line, size);
        if (lines.empty()) add(text, "a:p");
    }

    /// What the chart measures, above it.
    void add_lead(const Box& box) {
        const auto text = add_placeholder("Texte", {{"type", "body"}, {"idx", "1"}}, &box);
        for (const std::string& line : slide_.lines) {
            const auto paragraph = add(text, "a:p");
            add(add(paragraph, "a:pPr", {{"marL", "0"}, {"indent", "0"}}), "a:buNone");
            add_run(paragraph, line, 18);
        }
    }

    /// Small charts three by three, each under its name.
    void add_grid(const Box& place) {
        const std::size_t columns = std::min<std::size_t>(3, slide_.charts.size());
        const std::size_t rows = (slide_.charts.size() + columns - 1) / columns;
        constexpr double kName = 24.0;
        const double width =
            (place.width - kGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const double height =
            (place.height - kGap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
        for (std::size_t i = 0; i < slide_.charts.size(); ++i) {
            const double x = place.x + (width + kGap) * static_cast<double>(i % columns);
            const double y = place.y + (height + kGap) * static_cast<double>(i / columns);
            add_name(slide_.charts[i].title, {x, y, width, kName});
            add_chart_frame(slide_.charts[i], {x, y + kName, width, height - kName}, 12);
        }
    }

    void add_name(const std::string& name, const Box& box) {
        const auto shape = add(tree_, "p:sp");
        const auto about = add(shape, "p:nvSpPr");
        add(about, "p:cNvPr", {{"id", next_id()}, {"name", "Nom du graphique"}});
        add(about, "p:cNvSpPr", {{"txBox", "1"}});
        add(about, "p:nvPr");
        const auto properties = add(shape, "p:spPr");
        add_transform(properties, "a:xfrm", box);
        add(add(properties, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
        const auto text = add(shape, "p:txBody");
        add(text, "a:bodyPr",
            {{"wrap", "square"},
             {"lIns", "0"},
             {"tIns", "0"},
             {"rIns", "0"},
             {"bIns", "0"},
             {"anchor", "b"}});
        add(text, "a:lstStyle");
        add_run(add(text, "a:p"), name, fitting({name}, {16, 14, 12}, box.width, 30.0, Weight::bold), true);
    }

    void add_chart_frame(const ChartModel& chart, const Box& box, int letters) {
        const auto relationship = add_chart(package_, name_, "/ppt", chart, letters);
        if (!relationship) {
            add_masked(chart, box);
            return;
        }
        const auto frame = add(tree_, "p:graphicFrame");
        const auto about = add(frame, "p:nvGraphicFramePr");
        add(about, "p:cNvPr",
            {{"id", next_id()}, {"name", "Graphique"}, {"descr", describe(chart)}, {"title", chart.title}});
        add(add(about, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", {{"noGrp", "1"}});
        add(about, "p:nvPr");
        add_transform(frame, "p:xfrm", box);
        const auto data = add(add(frame, "a:graphic"), "a:graphicData", {{"uri", office::kChartSpace}});
        add(data, "c:chart", {{"xmlns:c", office::kChartSpace}, {"r:id", *relationship}});
    }

    /// In the place of a chart that shows nothing, the sentence that says so.
    void add_masked(const ChartModel& chart, const Box& box) {
        const bool grid = slide_.charts.size() > 1;
        const auto shape = add(tree_, "p:sp");
        const auto about = add(shape, "p:nvSpPr");
        add(about, "p:cNvPr", {{"id", next_id()}, {"name", "Masqué"}});
        add(about, "p:cNvSpPr", {{"txBox", "1"}});
        add(about, "p:nvPr");
        const auto properties = add(shape, "p:spPr");
        add_transform(properties, "a:xfrm", box);
        add(add(properties, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
        add(add(add(properties, "a:solidFill"), "a:srgbClr", {{"val", "F0F0F0"}}), "a:alpha",
            {{"val", "100000"}});
        const auto text = add(shape, "p:txBody");
        add(text, "a:bodyPr", {{"wrap", "square"}, {"anchor", "ctr"}});
        add(text, "a:lstStyle");
        const auto paragraph = add(text, "a:p");
        add(paragraph, "a:pPr", {{"algn", "ctr"}});
        add_run(paragraph, describe(chart), grid ? 14 : 20);
    }

    void add_foot(const std::string& source, std::size_t number) {
        const auto foot = add_placeholder("Source", {{"type", "ftr"}, {"sz", "quarter"}, {"idx", "3"}});
        const auto line = add(foot, "a:p");
        add(line, "a:pPr", {{"algn", "l"}});
        add_run(line, source, 12);
        const auto text = add_placeholder("Numéro", {{"type", "sldNum"}, {"sz", "quarter"}, {"idx", "4"}});
        const auto field = add(add(text, "a:p"), "a:fld",
                               {{"id", "{5B8A0E5C-6D0B-4E0B-9A55-0E5C6D0B4E0B}"}, {"type", "slidenum"}});
        add(field, "a:rPr", {{"lang", "fr-FR"}});
        add_text(field, "a:t", std::to_string(number));
    }
};

}  // namespace

pugi::xml_node add_presentation_root(pugi::xml_document& document, const char* name) {
    return add(document, name,
               {{"xmlns:a", office::kDrawingSpace},
                {"xmlns:r", office::kRelationshipSpace},
                {"xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"}});
}

std::string slide_part(Package& package, const std::string& name, const SlidePlan& slide,
                       const std::string& source, std::size_t number) {
    return SlideWriter{package, name, slide}.part(source, number);
}

std::string notes_part(const std::vector<std::string>& notes) {
    pugi::xml_document document;
    const auto root = add_presentation_root(document, "p:notes");
    const auto tree = add(add(root, "p:cSld"), "p:spTree");
    add_markup(tree,
               R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>)"
               R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Diapositive"/><p:cNvSpPr>)"
               R"(<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>)"
               R"(<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>)"
               R"(<p:sp><p:nvSpPr><p:cNvPr id="3" name="Commentaires"/><p:cNvSpPr><a:spLocks noGrp="1"/>)"
               R"(</p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>)");
    const auto text = add(tree.last_child(), "p:txBody");
    add(text, "a:bodyPr");
    add(text, "a:lstStyle");
    for (const std::string& note : notes) {
        const auto run = add(add(text, "a:p"), "a:r");
        add(run, "a:rPr", {{"lang", "fr-FR"}});
        add_text(run, "a:t", note);
    }
    add(add(root, "p:clrMapOvr"), "a:masterClrMapping");
    return part_text(document);
}

}  // namespace reports
