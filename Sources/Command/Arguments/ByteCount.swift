import ArgumentParser

/// A number of bytes as people write it: 512M, 2G, 1.5G.
struct ByteCount: ExpressibleByArgument {
    var bytes: Int

    init?(argument: String) {
        var digits = argument.uppercased()
        var unit = 1.0
        for (suffixes, factor) in [
            (["KIB", "KB", "K"], 1024.0), (["MIB", "MB", "M"], 1_048_576), (["GIB", "GB", "G"], 1_073_741_824),
        ] {
            guard let suffix = suffixes.first(where: digits.hasSuffix) else { continue }
            digits.removeLast(suffix.count)
            unit = factor
            break
        }
        guard let number = Double(digits), number > 0, number * unit < 0x1p52 else { return nil }
        bytes = Int(number * unit)
    }
}
