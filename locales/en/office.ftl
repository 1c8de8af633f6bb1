households-file-kind = Please send the list of households as an xlsx or csv file of at most 5 MB.
households-file-unfetched = The file could not be fetched. Please send it again.
households-report = 📋 Read: <b>{ $added }</b> new, <b>{ $changed }</b> changed, { $unchanged } unchanged, { $missing } not in the list (never deleted), <b>{ $refused }</b> that cannot be read.
    { $lines }
    Nothing is stored until you confirm.
households-report-same = 📋 Read: { $unchanged } unchanged, { $missing } not in the list (never deleted).
    { $lines }
    There is nothing to import; nothing was changed.
households-report-unread = 📋 Read: { $unchanged } unchanged, <b>{ $refused }</b> that cannot be read.
    { $lines }
    There is nothing to import. Mend the list and send it again.
households-btn-import = ✅ Import
households-btn-import-good = Import the good rows only
households-btn-import-drop = Do not import
households-import-refused = { $refused ->
        [one] One row cannot be read
       *[other] { $refused } rows cannot be read
    }, so nothing was imported. Mend the list and send it again, or choose “Import the good rows only” (command line: --skip-bad).
households-import-gone = This list was dealt with already. To import again, send the file again.
households-import-dropped = Fine, nothing was imported.
households-import-older = “{ $file }” was not looked at, because you sent a newer list. If you want this one instead, send it alone.
households-import-confirmed = You pressed “Import” already; this list is being stored and cannot be stopped now. The result follows.
households-imported = ✅ Imported: { $added } new, { $changed } changed, { $unchanged } unchanged, { $refused } skipped.
    Next: press “Show the proposed groups”: who has no group gets one, and you see which group is too large or too small.
households-btn-groups = Show the proposed groups
households-btn-groups-accept = ✅ Accept these groups
households-import-reading = 📋 Reading your list. It is long, so this takes a moment; the report follows here.
households-importing = ⏳ Importing …
households-import-meanwhile = The households have changed since this report, so nothing was imported. Here is what the list would change now:
households-import-table = The whole report. It opens in Excel or WPS.
households-missing-line = Not in the list, { $more ->
        [0] they stay as they are: { $numbers }
       *[other] they stay as they are: { $numbers } … and { $more } more
    }
households-changed-line = Household { $number }: { $changes }
households-kept-line = Household { $number }: { $columns } – stays as the household itself said.
households-returned = Household { $number } had moved away or ended. It stands in the list again, so it comes back.
households-returned-forgotten = ⚠️ Household { $number } had everything about it erased at its own wish. It stands in the list again, so it would come back. Ask there first.
households-other-sheets = There are lists on other sheets too; they were not read: { $names }. Send each as a file of its own.
households-btn-missing = Show who is not in the list
households-btn-missing-more = Show more
households-missing = { $missing ->
        [one] One household is not in the list you sent.
       *[other] { $missing } households are not in the list you sent.
    } Nothing happens by itself. If one has moved away, press it and choose “moved away”.
households-missing-none = All households that were missing have been dealt with; nothing more to do.
households-more-lines = … and { $more } more
households-ignored-columns = Columns that are not used: { $names }
households-defect = Row { $row } (household { $number }): { $reason }
households-proposal = Proposed: <b>{ $groups }</b> { $groups ->
        [one] group
       *[other] groups
    }, { $households ->
        [one] one household
       *[other] { $households } households
    } newly placed:
    { $lines }
    Whoever has a group keeps it.
households-proposal-same = All households have a group: <b>{ $groups }</b> { $groups ->
        [one] group
       *[other] groups
    }.
    { $lines }
households-group-line = Group { $group }: { $size ->
        [one] one household
       *[other] { $size } households
    }, { $doors }{ $spread ->
        [0] {""}
       *[other] , at most { $spread } m apart
    }
households-named = group { $group }
households-sized = group { $group } with { $size ->
        [one] one household
       *[other] { $size } households
    }
households-door = { $address } ({ $number })
households-crowding-line = ℹ️ { $count ->
        [one] One newcomer makes
       *[other] { $count } newcomers make
    } a group too large. Press its proposal first: it places them and splits the group at once.
households-empty-line = Nobody is left in { $groups }; accept, and it ends.
households-ended-line = Ended, because nobody is left there: { $groups }.
households-changes-follow = ⚠️ { $changes ->
        [one] One group has a size that does not work. A proposal follows
       *[other] { $changes } proposals follow for groups whose size does not work
    }; each has its own button, and nobody moves before you press it.
households-changes-left = ⚠️ { $changes ->
        [one] One group has a size that does not work: look at the proposal.
       *[other] Some groups have a size that does not work: look at the { $changes } proposals.
    }
households-alone = ℹ️ Group { $group } has { $size ->
        [one] one household
       *[other] { $size } households
    }: alone in its hamlet ({ $hamlet }). Ask there whether group { $nearest } may look after it too; if so, give it that hamlet in your list.
households-alone-far = ℹ️ Group { $group } has { $size ->
        [one] one household
       *[other] { $size } households
    }: alone in its hamlet ({ $hamlet }). Ask who may look after it.
households-split = ⚠️ Too large: { $groups }. Proposed: { $result }. These would move:
    { $moves }
households-join = ⚠️ One of { $groups } has become too small. Proposed: { $result }. These would move:
    { $moves }
households-even = ⚠️ Of { $groups } one is too small and the other too full to take it in. Proposed: { $result }. These would move:
    { $moves }
households-move = { $number } ({ $address }): group { $frm } → { $to }
households-move-new = { $number } ({ $address }): no group yet → group { $to }
households-btn-regroup = ✅ Do it
households-regrouped = ✅ Done: { $result }; households moved: { $households }. Those who moved, their leaders and the chats have been told.
households-regroup-stale = This proposal was carried out already, or the households have changed since; nothing was done this time. This is how it stands:
households-grouped = ✅ Done: { $groups } { $groups ->
        [one] group
       *[other] groups
    }, { $households ->
        [one] one household
       *[other] { $households } households
    } newly placed.
    { $lines }
    Next: a leader and a chat for each group.
households-btn-setup = Leaders, chats and slips
households-new-group = 🆕 Group { $group } was made ({ $size } households). It has no leader and no chat yet.
households-new-group-led = 🆕 Group { $group } was made ({ $size } households). { $leader } leads it; it has no chat yet.
households-btn-group = Leader and chat for group { $group }
households-chat-ends = Group { $group } has become part of <b>group { $heir }</b>; its leader is { $leader }. Warnings and calls for help go to the chat of group { $heir } now: please ask { $leader } to add you there. This chat belongs to no group any more.
households-chat-ends-unled = Group { $group } has become part of <b>group { $heir }</b>, which has no leader yet. Warnings and calls for help go to the chat of group { $heir } now: please ask the village office how to get there. This chat belongs to no group any more.
households-led-by = Your leader is { $leader }.
households-unled = It has no leader yet; the village office appoints one.
households-chat-empty = Nobody is left in group { $group }, so it has ended. This chat belongs to no group any more.
households-role-ends = Group { $group } has become part of group { $heir }. { $role ->
        [leader] You lead group { $heir } now.
        [liaison] You are deputy of its leader now.
       *[none] Your task in group { $group } is over.
    } Thank you for your work.
households-role-moves = Your household is in group { $to } now, so your task in group { $group } is over. { $role ->
        [leader] You lead group { $to } now.
        [liaison] You are a deputy of group { $to } now.
       *[none] Nothing more for you to do.
    } Thank you for your work.
households-role-empty = Nobody is left in group { $group }, so it has ended, and with it your task there. Thank you for your work.
households-moved-group = Your household ({ $address }, { $number }) is now in <b>group { $group }</b>; before it was in group { $before }. { $led } Everything else stays as it was.
households-placed = Your household ({ $address }, { $number }) is now in <b>group { $group }</b>. { $led }
households-btn-card = My neighbours
households-leader-news = Your group { $group } has changed:
    { $lines }
households-leader-add = Please add those who came to the group's chat.
households-chat-news = Our group { $group } has changed:
    { $lines }
households-came = Came ({ $count }): { $doors }
households-went = Left for another group ({ $count }): { $doors }
households-change-unknown = The change { $change } is not proposed (any more); nothing was done. See: groups propose --changes
households-file-missing = The file { $path } cannot be opened: { $why }.
