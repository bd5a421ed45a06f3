// The rules of parts and of what stands in them.
extension ChangeRule {
    static let parts: [ChangeRule: Entry] = [
        .partVanished: Entry(
            .breaking,
            "A part that every subject of a kind had, or at least 20, is gone.",
            "Whoever reads it by its name finds nothing."
        ),
        .fewVanished: Entry(
            .risky,
            "A part that fewer than 20 subjects had is gone, more than chance explains.",
            "Whoever reads it by its name finds nothing; that it was ever promised is less sure."
        ),
        .partNotSeen: Entry(
            .compatible,
            "An optional part was not seen, which may be chance: one in a hundred or likelier.",
            "The subjects that have it may be missing from the installation."
        ),
        .partOptional: Entry(
            .breaking,
            "A part that every subject had is missing from more than chance explains.",
            "Whoever reads it without asking for it first fails on some."
        ),
        .partSometimesMissing: Entry(
            .risky,
            "A part that all of at least 20 subjects had is missing from some.",
            "It may have been missing from others all the time."
        ),
        .partMissingOfFew: Entry(
            .compatible,
            "A part that all of fewer than 20 subjects had is missing from some.",
            "So few say little about whether it was ever promised."
        ),
        .partAppeared: Entry(.compatible, "A part is new.", "Readers skip the names they do not know."),
        .partRespelled: Entry(
            .breaking,
            "A name is spelt in another case.",
            "Names are compared exactly in XML and in JSON."
        ),
        .partMoved: Entry(
            .breaking,
            "An attribute has become an element, or an element an attribute.",
            "It is found under another path."
        ),
        .partEmptied: Entry(
            .breaking,
            "A part that every subject of a kind filled, or at least 20, is empty.",
            "What was read from it is not there."
        ),
        .fewEmptied: Entry(
            .risky,
            "A part that fewer than 20 subjects filled is empty, more than chance explains.",
            "What was read from it is not there; that it was ever promised is less sure."
        ),
        .partDoubled: Entry(
            .breaking,
            "A part that stood once stands several times.",
            "Readers that expect one take the first, the last or none."
        ),
        .nullAppeared: Entry(
            .risky,
            "JSON prints null where a member was left out.",
            "Readers that ask whether the name is there are misled."
        ),
        .nullVanished: Entry(
            .risky,
            "JSON leaves a member out where it printed null.",
            "Readers that take the name for granted fail."
        ),
        .linkRenamed: Entry(
            .breaking,
            "What was linked is linked by another Rel or Type.",
            "Clients follow links by Rel and Type, and find none."
        ),
        .linkDoubled: Entry(
            .risky,
            "A link that stood once stands several times.",
            "Clients that take the first go on; those that expect one may not."
        ),
        .linkTarget: Entry(
            .compatible,
            "A link leads to another path.",
            "Clients take addresses from links and do not build them (resource_urls.html)."
        ),
        .relationNew: Entry(
            .risky,
            "A link has a Rel that neither the reference nor the server named before.",
            "The relations are a closed set, and clients may not expect another."
        ),
    ]

    static let values: [ChangeRule: Entry] = [
        .kindDiffers: Entry(
            .breaking,
            "A value is of another type: text, number, Boolean, object or list.",
            "Readers bind names to types."
        ),
        .kindSometimesDiffers: Entry(
            .risky,
            "A value is sometimes of another type.",
            "Readers bind names to types, and may meet the other."
        ),
        .formDiffers: Entry(
            .breaking,
            "A value has not the form any more that all had: number, time, guid, UID or address.",
            "Readers that convert the text fail."
        ),
        .formOfFewDiffers: Entry(
            .risky,
            "A value has not the form any more that all of fewer than five had.",
            "So few may have had it by chance."
        ),
        .fractionOfNumber: Entry(
            .compatible,
            "A number that was whole everywhere has a fraction.",
            "Whole numbers may have been chance."
        ),
        .fractionOfTime: Entry(
            .risky,
            "Times get or lose fractions of a second.",
            "Readers with a fixed pattern fail, the others do not."
        ),
        .zoneDiffers: Entry(
            .breaking,
            "Times say otherwise where they hold.",
            "They are taken for other times."
        ),
        .booleanCase: Entry(
            .breaking,
            "A Boolean is spelt in another case.",
            "Texts are compared exactly."
        ),
        .capitalsOfGUID: Entry(
            .risky,
            "Guids are spelt in another case.",
            "Clients that compare them as text take them for others."
        ),
        .addressForm: Entry(
            .breaking,
            "An address gets or loses its origin, leads out of the interface, or asks for another form.",
            "Whoever follows it as it is gets something else or nothing."
        ),
        .valueNew: Entry(
            .risky,
            "A value of a closed set was never seen before.",
            "Clients that know the set may not know what to do."
        ),
        .valueReplaced: Entry(
            .breaking,
            "Every value of a closed set is another than before, on at least five subjects.",
            "Clients that compare with the old ones find none."
        ),
        .valueRespelled: Entry(
            .breaking,
            "A value of a closed set is spelt in another case.",
            "Values are compared exactly."
        ),
    ]
}
