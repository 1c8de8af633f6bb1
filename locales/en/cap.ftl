# Alerts from outside (CAP): what is done with them, why, and what is wrong with them.

cap-too-big = The file is too big
cap-not-text = The bytes are no text that can be read
cap-not-xml = This is no XML
cap-not-well-formed-xml = The XML is broken
cap-forbidden-dtd = It holds a DTD, which may do harm, and was not read
cap-forbidden-entity = It holds entities, which may do harm, and was not read
cap-forbidden-include = It wants to include other files and was not read
cap-nested-too-deep = It is nested too deep and was not read
cap-too-many-elements = It has too many elements and was not read
cap-not-an-alert = This is no alert
cap-wrong-namespace = This is not CAP 1.2: wrong namespace
cap-feed-not-message = This is a feed, not a message
cap-empty-feed = The feed is empty: no active alerts
cap-no-sender = It names no sender
cap-no-identifier = It has no identifier
cap-unreadable-sent = The time it was sent cannot be read
cap-msgtype-ack = It only acknowledges another message
cap-msgtype-error = It only rejects another message
cap-no-status = It does not say whether it is real
cap-status-test = This is a test
cap-status-draft = This is a draft
cap-status-system = This is for systems, not for people
cap-status-unknown = Its status is unknown
cap-no-scope = It does not say that it is public
cap-scope-restricted = It is restricted, not public
cap-scope-private = It is private, not public
cap-scope-unknown = Its scope is unknown
cap-reissue = It was received before
cap-no-info = It says nothing about what happens
cap-other-area = It is for another area
cap-actual-public-alert = A real, public alert
cap-actual-public-update = A real, public update
cap-status-exercise = This is an exercise
cap-msgtype-cancel = The sender cancels an alert
cap-all-clear = The danger is over
cap-ended-by-headline = Its headline says that the alert is over

cap-byte-order-mark = It begins with a byte order mark
cap-blank-before-xml = There are blanks before the XML
cap-encoding = It is written in { $what }
cap-encoding-not-as-declared = It is not written in { $what } as it says
cap-inside-a-feed = It was taken out of a feed
cap-missing = It lacks { $what }
cap-bad-value = Not a valid value: { $what }
cap-unknown-element = Unknown element: { $what }
cap-out-of-order = Out of order: { $what }
cap-time-unreadable = Time that cannot be read: { $what }
cap-time-z = Time zone written as Z: { $what }
cap-time-no-offset = Time without a zone: { $what }
cap-blank-or-comma-in-identity = Blank or comma in identifier or sender
cap-bad-reference = A reference is broken
cap-polygon-empty = A polygon is empty
cap-polygon-garbage = A polygon cannot be read
cap-polygon-open = A polygon is not closed
cap-polygon-crosses-itself = A polygon crosses itself
cap-circle-empty = A circle is empty
cap-circle-garbage = A circle cannot be read
cap-no-expires = No end is given; taken as 24 hours
cap-expires-before-sent = It ends before it was sent; taken as 24 hours
cap-refers-to-itself = It refers to itself
cap-update-without-references = An update that does not say of what
cap-cancel-without-references = A cancellation that does not say of what
cap-colour-severity-disagree = Colour and severity disagree; the colour counts: { $what }
cap-colour-from-severity = No colour is given; taken from the severity: { $what }
cap-no-colour-no-severity = Neither colour nor severity is given; taken as yellow

# What officials and admins read.

cap-draft =
    { $mark }“{ $headline }”

    { $text }
    { $defects }
cap-draft-defects =
    ————
    Look twice, the message is not quite right:
    { $lines }
cap-called-off = { $mark }{ $sign } <b>{ $hazard }, { $colour }</b> ({ $place }): { $sender } has called it off. It was not sent; nothing is to be done.
cap-replaced = { $mark }{ $sign } { $hazard }, { $colour } ({ $place }): there is a newer version. Use that one.
cap-overtaken = { $mark }{ $sign } { $hazard }, { $colour } ({ $place }): this change was not sent and is not needed any more; there is newer word.
cap-outdated = { $mark }{ $sign } { $hazard }, { $colour } ({ $place }): nobody sent it, and its time is over now.
cap-ended = { $mark }{ $sender } says: { $hazard }, { $colour } ({ $place }) is over.
cap-feed-dead = <b>Warnings from { $feed } cannot be read</b> since { $since }: { $why }
    Other ways to hear of warnings still work. Check the address in config.toml under [cap] feeds, or ask whoever runs the feed.
cap-feed-back = Warnings from { $feed } can be read again.
cap-feed-unreachable = the server cannot be reached
cap-feed-slow = the server is too slow
cap-feed-too-big = too much comes
cap-feed-elsewhere = it leads to another host; name that one under [cap] hosts if it is right
cap-feed-garbled = what comes is no feed
cap-feed-status = the server answers { $number }
cap-own-message = It is our own message, come back
cap-expired = Its time is over
cap-too-many = More warnings came within an hour than are believed
cap-flood = <b>Too many warnings come from { $feed }</b>: more than { $n } within an hour. The further ones are not shown for now. Ask there, or by telephone, what is true.

# What neighbouring villages read in our own messages.

cap-out-alert = { $mark }{ $village }: { $hazard }, { $colour } alert
cap-out-update = { $mark }{ $village }: { $hazard }, now { $colour } alert
cap-out-clear = { $mark }{ $village }: { $hazard } alert is over
cap-out-error = { $mark }{ $village }: { $hazard } alert was sent in error
cap-out-do = { $do }
cap-out-clear-do = The danger is over.
cap-out-error-do = The alert was sent in error. Nothing has to be done.
cap-out-area = { $village }, { $place }
