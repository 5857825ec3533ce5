import ArgumentParser
import NearDuplicates

/// Which duplicate pairs are listed.
///
/// The word may be left out, and then the parser takes what comes next for it: what is not "all" is the path that stands
/// there.
struct PairListing: ExpressibleByArgument, CustomStringConvertible {
    var extent: PairExtent
    var path: String?

    init(extent: PairExtent) { self.extent = extent }

    init?(argument: String) {
        self.init(extent: argument == PairExtent.all.rawValue ? .all : .texts)
        if extent != .all { path = argument }
    }

    var description: String { extent.rawValue }
}
