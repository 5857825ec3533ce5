internal import Platform

/// Reads the items of news agencies: NITF (IPTC NITF 3.x) and NewsML-G2 (IPTC, with XHTML, NITF or plain text inside).
enum WireItem {
    // MARK: NITF

    static func nitf(_ item: XMLElement) -> Document {
        var document = Document()
        let data = item.first("head/docdata")
        let publication = item.first("head/pubdata")
        let heading = item.first("body/body.head")
        document.id = data?.first("doc-id")?.attribute("id-string") ?? item.attribute("uno") ?? ""
        document.title =
            heading?.first("hedline/hl1")?.line ?? heading?.first("headline/hl1")?.line ?? item.first("head/title")?
            .line ?? ""
        document.published =
            [
                data?.first("date.issue")?.attribute("norm"), data?.first("date.release")?.attribute("norm"),
                publication?.attribute("date.publication"), heading?.first("dateline/story.date")?.attribute("norm"),
                data?.first("date.issue")?.line, heading?.first("dateline/story.date")?.line,
            ].lazy.compactMap { $0 }.first { !$0.isEmpty } ?? ""
        document.source =
            [
                publication?.attribute("name"), heading?.first("distributor/org")?.line,
                heading?.first("distributor")?.line,
                data?.first("doc.copyright")?.attribute("holder"), heading?.first("rights/rights.owner")?.line,
                data?.first("doc-id")?.attribute("regsrc"),
            ].lazy.compactMap { $0 }.first { !$0.isEmpty } ?? ""
        if let address = publication?.attribute("ex-ref") ?? data?.first("doc-id")?.attribute("ex-ref"),
            PageFacts.isWhole(address)
        {
            document.url = address
        }
        document.language = item.attribute("lang") ?? item.first("body")?.attribute("lang") ?? ""
        document.text = text(ofNITF: item)
        return document
    }

    private static let pictures: Set<String> = [
        "media", "media-caption", "media-reference", "media-producer", "tagline", "bibliography",
    ]

    private static func text(ofNITF item: XMLElement) -> [UInt8] {
        let content = item.first("body/body.content")?.lines(without: pictures) ?? []
        return content.isEmpty ? item.first("body/body.head/abstract")?.lines(without: pictures) ?? [] : content
    }

    // MARK: NewsML-G2

    /// - Returns: nil where the item is a picture, a sound or anything else without text.
    static func newsML(_ item: XMLElement) -> Document? {
        var document = Document()
        let meta = item.first("itemMeta")
        let content = item.first("contentMeta")
        document.id = item.attribute("guid") ?? ""
        document.text = item.first("contentSet").map { text(of: $0) } ?? []
        if document.text.isEmpty {
            let kind = meta?.first("itemClass")?.attribute("qcode") ?? "text"
            guard kind.hasSuffix("text") || kind.hasSuffix("composite") else { return nil }
            document.text = content?.first("description")?.lines() ?? []
        }
        let headlines = content?.all("headline") ?? []
        document.title =
            (headlines.first { $0.attribute("role")?.hasSuffix("main") ?? false } ?? headlines.first)?.line
            ?? meta?.first("title")?.line ?? item.first("contentSet/inlineXML")?.any("title")?.line
            ?? item.first("contentSet/inlineXML")?.any("hl1")?.line ?? ""
        document.published =
            [
                meta?.first("firstCreated"), content?.first("contentCreated"), meta?.first("versionCreated"),
                content?.first("contentModified"),
            ]
            .lazy.compactMap { $0?.line }.first ?? ""
        document.source =
            name(meta?.first("provider")) ?? name(content?.first("infoSource")) ?? name(
                item.first("rightsInfo/copyrightHolder")) ?? ""
        document.language =
            content?.first("language")?.attribute("tag") ?? item.first("contentSet/inlineXML")?.attribute("lang")
            ?? item.attribute("lang") ?? ""
        return document
    }

    /// The name of a party, or what it is known by.
    private static func name(_ party: XMLElement?) -> String? {
        guard let party else { return nil }
        let name =
            party.first("name")?.line ?? party.attribute("literal") ?? party.first("organisationDetails/name")?.line
        // "nprov:NNW": a code behind the name of its list.
        return name ?? party.attribute("qcode").flatMap { $0.split(separator: ":").last.map(String.init) } ?? party.line
    }

    /// The first part of the content that has text.
    private static func text(of contents: XMLElement) -> [UInt8] {
        for part in contents.elements {
            switch part.name {
            case "inlineXML":
                let text =
                    if let item = part.first("nitf") {
                        self.text(ofNITF: item)
                    } else {
                        (part.any("body") ?? part).lines(without: ["figcaption", "hl1"])
                    }
                if !text.isEmpty { return text }
            case "inlineData":
                let kind = part.attribute("contenttype") ?? "text/plain"
                if kind.hasPrefix("text/"), part.attribute("encoding") == nil, !part.text.isEmpty { return part.text }
            default: break
            }
        }
        return []
    }
}
