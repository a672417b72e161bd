#include "office/slide_package.hpp"

#include <utility>

#include "office/core_properties.hpp"
#include "office/markup.hpp"
#include "office/office_types.hpp"
#include "office/slide_part.hpp"
#include "office_parts.hpp"

namespace reports {
namespace {

constexpr const char* kPresentation = "/ppt/presentation.xml";
constexpr const char* kMaster = "/ppt/slideMasters/slideMaster1.xml";
constexpr const char* kNotesMaster = "/ppt/notesMasters/notesMaster1.xml";
constexpr const char* kOpeningLayout = "/ppt/slideLayouts/slideLayout1.xml";
constexpr const char* kFindingLayout = "/ppt/slideLayouts/slideLayout2.xml";

constexpr const char* kTypePrefix = "application/vnd.openxmlformats-officedocument.presentationml.";
constexpr const char* kRelationPrefix =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string type(const char* what) {
    return std::string(kTypePrefix) + what + "+xml";
}

std::string relation(const char* what) {
    return std::string(kRelationPrefix) + what;
}

}  // namespace

SlidePackage::SlidePackage(const std::string& title, std::string source) : source_{std::move(source)} {
    const std::string theme{office_parts::theme_xml};
    package_.add_part("/ppt/theme/theme1.xml", office::kThemeType, theme);
    package_.add_part("/ppt/theme/theme2.xml", office::kThemeType, theme);
    package_.add_part(kMaster, type("slideMaster"), std::string(office_parts::slide_master_xml));
    package_.add_part(kOpeningLayout, type("slideLayout"), std::string(office_parts::slide_layout_title_xml));
    package_.add_part(kFindingLayout, type("slideLayout"),
                      std::string(office_parts::slide_layout_finding_xml));
    package_.add_part(kNotesMaster, type("notesMaster"), std::string(office_parts::notes_master_xml));
    for (const char* layout : {kOpeningLayout, kFindingLayout}) {
        package_.relate(kMaster, relation("slideLayout"), layout);  // rId1 and rId2, as the master says
        package_.relate(layout, relation("slideMaster"), kMaster);
    }
    package_.relate(kMaster, office::kThemeRelation, "/ppt/theme/theme1.xml");
    package_.relate(kNotesMaster, office::kThemeRelation, "/ppt/theme/theme2.xml");
    package_.relate(kPresentation, relation("slideMaster"), kMaster);
    package_.relate(kPresentation, relation("notesMaster"), kNotesMaster);
    package_.relate(kPresentation, office::kThemeRelation, "/ppt/theme/theme1.xml");
    package_.relate("", office::kDocumentRelation, kPresentation);
    add_core_properties(package_, title);
}

void SlidePackage::add(const SlidePlan& slide) {
    const std::size_t number = slides_.size() + 1;
    const std::string name = "/ppt/slides/slide" + std::to_string(number) + ".xml";
    package_.relate(name, relation("slideLayout"), slide.opening ? kOpeningLayout : kFindingLayout);
    std::string part = slide_part(package_, name, slide, source_, number);
    package_.add_part(name, type("slide"), std::move(part));
    slides_.push_back(package_.relate(kPresentation, relation("slide"), name));
    if (!slide.notes.empty()) add_notes(name, number, slide.notes);
}

void SlidePackage::add_notes(const std::string& slide, std::size_t number,
                             const std::vector<std::string>& notes) {
    const std::string name = "/ppt/notesSlides/notesSlide" + std::to_string(number) + ".xml";
    package_.add_part(name, type("notesSlide"), notes_part(notes));
    package_.relate(name, relation("notesMaster"), kNotesMaster);
    package_.relate(name, relation("slide"), slide);
    package_.relate(slide, relation("notesSlide"), name);
}

std::string SlidePackage::bytes() {
    pugi::xml_document document;
    auto root = add_presentation_root(document, "p:presentation");
    root.append_attribute("saveSubsetFonts") = "1";
    pugi::xml_node list = reports::add(root, "p:sldMasterIdLst");
    reports::add(list, "p:sldMasterId", {{"id", "2147483648"}, {"r:id", "rId1"}});
    list = reports::add(root, "p:notesMasterIdLst");
    reports::add(list, "p:notesMasterId", {{"r:id", "rId2"}});
    list = reports::add(root, "p:sldIdLst");
    for (std::size_t i = 0; i < slides_.size(); ++i)
        reports::add(list, "p:sldId", {{"id", std::to_string(256 + i)}, {"r:id", slides_[i]}});
    reports::add(root, "p:sldSz", {{"cx", "12192000"}, {"cy", "6858000"}});
    reports::add(root, "p:notesSz", {{"cx", "6858000"}, {"cy", "9144000"}});
    package_.add_part(kPresentation, type("presentation.main"), part_text(document));
    return package_.bytes();
}

}  // namespace reports
