import Platform
import Foundation
import Mustache

/// The templates of a report, and the style and the script that all its pages carry.
enum Templates {
    enum Name: String, CaseIterable {
        case page, front, list, row, section, story, other, copied, altered, alteredLater, alteredApart, added, leftOut,
            coverage, timeline,
            copies, heatMap,
            receipts, outlets, outlet, outletNetwork, chapters
    }

    /// What a template makes of some values.
    static func render(_ name: Name, _ values: [String: Any]) -> String {
        library.render(values, withTemplate: name.rawValue)!
    }

    static let style = String(decoding: PackageResources.style_css, as: UTF8.self)
    static let script = [PackageResources.script_js, PackageResources.decisions_js]
        .map { String(decoding: $0, as: UTF8.self) }.joined()

    /// Nothing but this style and this script, and nothing from anywhere else (Content Security Policy Level 3).
    static let policy =
        "default-src 'none'; style-src '\(source(style))'; script-src '\(source(script))'; base-uri 'none'; form-action 'none'"

    private static func source(_ text: String) -> String {
        "sha256-" + Data(SHA256.digest(of: Array(text.utf8))).base64EncodedString()
    }

    private static let library: MustacheLibrary = {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        return MustacheLibrary(
            templates: Dictionary(
                uniqueKeysWithValues: Name.allCases.map { name in
                    let text = "{{% CONTENT_TYPE:PAGE}}" + String(decoding: bytes(of: name), as: UTF8.self)
                    // A template of ours that cannot be read is a fault of ours.
                    return (name.rawValue, try! MustacheTemplate(string: text))
                }))
    }()

    private static func bytes(of name: Name) -> [UInt8] {
        switch name {
        case .page: PackageResources.page_mustache
        case .front: PackageResources.front_mustache
        case .list: PackageResources.list_mustache
        case .row: PackageResources.row_mustache
        case .section: PackageResources.section_mustache
        case .story: PackageResources.story_mustache
        case .other: PackageResources.other_mustache
        case .copied: PackageResources.copied_mustache
        case .altered: PackageResources.altered_mustache
        case .alteredLater: PackageResources.alteredLater_mustache
        case .alteredApart: PackageResources.alteredApart_mustache
        case .added: PackageResources.added_mustache
        case .leftOut: PackageResources.leftOut_mustache
        case .coverage: PackageResources.coverage_mustache
        case .timeline: PackageResources.timeline_mustache
        case .copies: PackageResources.copies_mustache
        case .heatMap: PackageResources.heatMap_mustache
        case .receipts: PackageResources.receipts_mustache
        case .outlets: PackageResources.outlets_mustache
        case .outlet: PackageResources.outlet_mustache
        case .outletNetwork: PackageResources.outletNetwork_mustache
        case .chapters: PackageResources.chapters_mustache
        }
    }
}
