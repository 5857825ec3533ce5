/// Who stands behind a name in a credit.
package struct Agencies: Sendable {
    /// News agencies by the names that they print, with those in full that sources use.
    private static let known: [(name: String, others: [String])] = [
        ("Reuters", ["Thomson Reuters"]), ("AP", ["Associated Press", "The Associated Press"]),
        ("AFP", ["Agence France-Presse", "Agence France Presse"]), ("UPI", ["United Press International"]),
        ("dpa", ["Deutsche Presse-Agentur"]), ("EFE", ["Agencia EFE"]), ("ANSA", []),
        ("APA", ["Austria Presse Agentur"]),
        ("PA", ["PA Media", "Press Association"]), ("PTI", ["Press Trust of India"]), ("IANS", []), ("ANI", []),
        ("Xinhua", ["Xinhua News Agency"]), ("Kyodo", ["Kyodo News"]), ("Yonhap", ["Yonhap News Agency"]),
        ("TASS", ["ITAR-TASS"]), ("Interfax", []), ("Bloomberg", ["Bloomberg News"]),
        ("AAP", ["Australian Associated Press"]),
        ("CP", ["The Canadian Press", "Canadian Press"]), ("Belga", []), ("ANP", []), ("NTB", []), ("TT", []),
        ("Ritzau", []),
        ("Lusa", []), ("PAP", []), ("CTK", ["ČTK"]), ("MTI", []), ("STT", []), ("KNA", []), ("epd", []), ("SID", []),
    ]

    /// From a name in lower case to the name of the publisher, in lower case.
    private let publisherOf: [String: String]

    /// - Parameter more: names of agencies that are known to a policy.
    package init(more: [String] = []) {
        var publisherOf: [String: String] = [:]
        for (name, others) in Self.known {
            for other in [name] + others { publisherOf[other.lowercased()] = name.lowercased() }
        }
        for name in more { publisherOf[name.lowercased()] = publisherOf[name.lowercased()] ?? name.lowercased() }
        self.publisherOf = publisherOf
    }

    /// The publisher of a source, by one name for all its names.
    func publisher(ofSource source: String) -> String {
        let name = source.lowercased()
        return publisherOf[name] ?? name
    }

    /// Whether two names are of one outlet: "Norvane Wire" is that of "Norvane Wire Online" and of "The Norvane Wire (Web)".
    static func areOne(_ a: String, _ b: String) -> Bool {
        func words(_ name: String) -> Set<Substring> {
            Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }).subtracting(["the"])
        }
        let (a, b) = (words(a), words(b))
        return !a.isEmpty && !b.isEmpty && (a.isSubset(of: b) || b.isSubset(of: a))
    }

    /// The publisher that a credit names: an agency, or one of some sources, by its name or its initials; nil where the name
    /// is of somebody else, such as a reporter.
    ///
    /// - Parameters:
    ///   - isDateline: whether the form alone says that the name is one of an agency.
    ///   - sources: the publishers of the sources concerned.
    func publisher(named credit: String, isDateline: Bool, among sources: Set<String>) -> String? {
        for part in [credit] + credit.split(separator: ",").map(String.init) {
            let name = part.lowercased().drop { $0 == " " }
            let plain = name.hasPrefix("the ") ? String(name.dropFirst(4)) : String(name)
            if let publisher = publisherOf[plain] ?? publisherOf[String(name)] { return publisher }
            if sources.contains(plain) { return plain }
            if sources.contains(String(name)) { return String(name) }
        }
        let letters = credit.lowercased()
        if (2...5).contains(credit.utf8.count), credit.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            let meant = sources.filter { source in
                String(source.split(separator: " ").compactMap(\.first)) == letters
            }
            if meant.count == 1 { return meant.first }
        }
        return isDateline ? letters : nil
    }
}
