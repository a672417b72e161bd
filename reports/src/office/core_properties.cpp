#include "office/core_properties.hpp"

#include "office/markup.hpp"
#include "office/office_types.hpp"

namespace reports {

void add_core_properties(Package& package, const std::string& title) {
    pugi::xml_document document;
    const auto core =
        add(document, "cp:coreProperties",
            {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
             {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    add_text(core, "dc:title", title);
    add_text(core, "dc:creator", kCreator);
    add_text(core, "dc:language", "fr-FR");
    package.add_part("/docProps/core.xml", office::kCoreType, part_text(document));
    package.relate("", office::kCoreRelation, "/docProps/core.xml");
}

}  // namespace reports
