#pragma once

/// Names that ISO/IEC 29500 gives to spaces, content types and relationships.
namespace reports::office {

inline constexpr const char* kRelationshipSpace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr const char* kDrawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/main";
inline constexpr const char* kChartSpace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

inline constexpr const char* kWorkbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
inline constexpr const char* kSheetType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
inline constexpr const char* kSheetStylesType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
inline constexpr const char* kEmbeddedWorkbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr const char* kCoreType = "application/vnd.openxmlformats-package.core-properties+xml";
inline constexpr const char* kChartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
inline constexpr const char* kThemeType = "application/vnd.openxmlformats-officedocument.theme+xml";

inline constexpr const char* kDocumentRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
inline constexpr const char* kSheetRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
inline constexpr const char* kStylesRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
inline constexpr const char* kCoreRelation =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
inline constexpr const char* kChartRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
inline constexpr const char* kPackageRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";
inline constexpr const char* kThemeRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme";

}  // namespace reports::office
