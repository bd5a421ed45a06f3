/// A kind of change; what it means and why is in the table of rules.
public enum ChangeRule: String, CaseIterable, Codable, Hashable, Sendable {
    case mustBroken = "must-broken"
    case shouldBroken = "should-broken"
    case mayBroken = "may-broken"
    case mustUnjudged = "must-unjudged"
    case violationFirstSeen = "violation-first-seen"
    case findingFirstSeen = "finding-first-seen"
    case mended = "mended"
    case waived = "waived"
    case unjudged = "unjudged"

    case versionVanished = "version-vanished"
    case versionAppeared = "version-appeared"
    case statusRefused = "status-refused"
    case statusSometimesRefused = "status-sometimes-refused"
    case statusOftenRefused = "status-often-refused"
    case successDiffers = "success-differs"
    case successSometimesDiffers = "success-sometimes-differs"
    case challengeVanished = "challenge-vanished"
    case refusalDiffers = "refusal-differs"
    case refusalMended = "refusal-mended"
    case guardVanished = "guard-vanished"
    case guardAppeared = "guard-appeared"

    case mediaTypeDiffers = "media-type-differs"
    case refusalMediaTypeDiffers = "refusal-media-type-differs"
    case contentTypeDiffers = "content-type-differs"
    case charsetDiffers = "charset-differs"
    case charsetSpelling = "charset-spelling"
    case fieldVanished = "field-vanished"
    case framingFieldVanished = "framing-field-vanished"
    case otherFieldVanished = "other-field-vanished"
    case fieldAppeared = "field-appeared"
    case fieldSpelling = "field-spelling"
    case challengeScheme = "challenge-scheme"

    case unreadable = "unreadable"
    case readable = "readable"
    case markInJSON = "byte-order-mark-in-json"
    case markInXML = "byte-order-mark-in-xml"
    case markVanished = "byte-order-mark-vanished"
    case declaration = "xml-declaration"
    case encoding = "xml-encoding"
    case namespace = "xml-namespace"
    case prefix = "xml-prefix"
    case layout = "layout"
    case doubledNames = "json-doubled-names"
    case rootDiffers = "root-differs"
    case refusalRootDiffers = "refusal-root-differs"

    case partVanished = "part-vanished"
    case fewVanished = "few-vanished"
    case partNotSeen = "part-not-seen"
    case partOptional = "part-became-optional"
    case partSometimesMissing = "part-sometimes-missing"
    case partMissingOfFew = "part-missing-of-few"
    case partAppeared = "part-appeared"
    case partRespelled = "part-respelled"
    case partMoved = "part-moved"
    case partEmptied = "part-emptied"
    case fewEmptied = "few-emptied"
    case partDoubled = "part-doubled"
    case nullAppeared = "null-instead-of-absent"
    case nullVanished = "absent-instead-of-null"

    case kindDiffers = "kind-differs"
    case kindSometimesDiffers = "kind-sometimes-differs"
    case formDiffers = "form-differs"
    case formOfFewDiffers = "form-of-few-differs"
    case fractionOfNumber = "fraction-of-number"
    case fractionOfTime = "fraction-of-time"
    case zoneDiffers = "zone-differs"
    case booleanCase = "boolean-case"
    case capitalsOfGUID = "capitals-of-guid"
    case addressForm = "address-form"

    case valueNew = "value-new"
    case valueReplaced = "value-replaced"
    case valueRespelled = "value-respelled"

    case linkRenamed = "link-renamed"
    case linkDoubled = "link-doubled"
    case linkTarget = "link-target"
    case relationNew = "relation-new"

    /// What the change means.
    public var changeClass: ChangeClass { Self.table[self]?.changeClass ?? .breaking }

    /// Why it means that, in one sentence.
    public var reason: String { Self.table[self]?.reason ?? "" }

    /// What is taken for this kind of change, in one sentence.
    public var meaning: String { Self.table[self]?.meaning ?? "" }
}
