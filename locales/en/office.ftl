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
households-imported = ✅ Imported: { $added } new, { $changed } changed, { $unchanged } unchanged, { $refused } skipped.
    Next: put the households without a group into groups.
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
households-proposal = Proposed: <b>{ $groups }</b> groups, { $households } households newly placed:
    { $lines }
    { $changes }
households-group-line = Group { $group }: { $size } households, at most { $spread } m apart
households-split = ⚠️ Group { $groups } has grown too large; it should become: { $result } households.
households-join = ⚠️ One of the groups { $groups } is too small; they should become: { $result } households.
households-even = ⚠️ The groups { $groups } are uneven; members should move so that they have: { $result } households.
households-grouped = ✅ Done: { $groups } groups, { $households } households newly placed.
households-file-missing = The file { $path } cannot be opened: { $why }.
