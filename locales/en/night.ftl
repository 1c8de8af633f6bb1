# On patrol: notes, checkpoints, storms, the morning after.

night-hint-points = {""} Press each place when you are there, or scan the code that hangs there.
night-said-out =
    ▶ Your patrol is out: group { $group }, { $start }–{ $end }.{ $hint }
    Something wrong? Press below, or send me words, a photo, a film or your location.
night-started-for-them = ▶ The patrol of group { $group } is out ({ $start }–{ $end }). Press “Finish patrol” when it is back.
night-said-back = ⏹ The patrol of group { $group } is back ({ $start }–{ $end }). Thank you!

night-btn-point = ○ { $place }
night-btn-passed = ✅ { $place }
night-btn-light = 💡 light broken
night-btn-water = 🌊 water rising
night-btn-door = 🚪 door open
night-btn-quiet = ✅ all quiet
night-btn-home = 🏠 We are home
night-btn-on-the-way = On our way, all well
night-btn-names = Who went · group { $group }
night-btn-files = 📷 group { $group } ({ $n })

night-btn-mistake = ↩ Pressed by mistake
night-urgent-mistake = ↩ <b>No water:</b> { $by } of the patrol of group { $group } pressed it by mistake. Nothing to do.
night-mistake-said = ↩ Taken back. Whoever heard it has been told.
night-mistake-quick = ↩ Taken back: { $what }
night-mistake-others = ↩ Taken back. The water was reported by others too, so the warning to officials and neighbours stands.
night-mistake-late = It cannot be taken back any more. If it was not meant, write so here: I pass it on.
night-kind-light = 💡 light broken
night-kind-water = 🌊 <b>water rising</b>
night-kind-door = 🚪 door open
night-kind-quiet = ✅ all quiet
night-kind-words = 📝
night-kind-photo = 📷 photo
night-kind-video = 🎬 film
night-kind-video_note = 🎬 film
night-kind-voice = 🎤 voice message
night-kind-document = 📎 file
night-kind-location = 📍 location
night-near = {" "}({ $place })
night-words = : { $words }
night-line = • { $at } { $what }{ $place }{ $words }
night-report = { $words }
night-more = … and { $n } more
night-caption =
    Patrol of group { $group }
    { $note }
night-urgent =
    ⚠️ <b>The patrol of group { $group } reports</b> ({ $by }):
    { $note }
    Stay away from the water. The officials know, and decide whether people are warned.
night-noted = 📝 Noted for the summary ({ $at }{ $place }).
night-noted-quick = Noted: { $what }
night-noted-before = Noted already.
night-passed-on = ⚠️ Passed on at once to the officials and the group chat.
night-urgent-said = ⚠️ The officials and the group chat know. Stay away from the water. If it is safe, send me a photo, your location or a few words: I pass them on at once.
night-quick-said = { $what }: noted for the summary. Send a photo or a few words if you like.
night-with-report = 📷 Kept. Now send a line or two for the report, or press “Nothing to report”.
night-files = Photos and notes on their way: { $n }
night-no-files = That patrol ({ $night }) sent no photo or film.

night-points = 📍 Places passed: { $done } of { $all } (codes scanned: { $scans }){ $missing }
night-points-tapped = 📍 Places passed: { $done } of { $all }{ $missing }
night-points-missing = {" "}· not passed: { $places }
night-point-passed = ✅ { $place }, { $at }. Places left: { $left }
night-points-all = ✅ { $place }, { $at }. That was the last place.
night-point-again = { $place } is recorded already: { $at } { $by }
night-point-foreign = This code belongs to no place of our village. If it hangs here, please tell an official: it has to be printed anew.
night-point-not-out = { $place }: you are not out on patrol now, so nothing is recorded. If your patrol has begun, its leader presses “Start patrol” first.
night-no-points = No checkpoints are set. Write them into the settings: [patrol] checkpoints
night-no-username = The bot has not run yet, so its name is not known and no code can be made. Run it once.
night-not-yours = That is for the team of tonight's patrol (group { $group }). Your turns: /patrol
night-not-out = The patrol is not out yet. The leader presses “Start patrol” first.
night-back-already = That patrol is over. See what comes next: /patrol
night-no-note = I cannot pass that on. Send me words, a photo, a film, a voice message or your location.
night-too-many = { $n } notes are enough for one patrol. Please call an official.

night-warning = { $hazard }: { $colour } warning
night-stay-leader = ⛈ <b>No patrol</b> { $start }–{ $end } (group { $group }): { $warning }. Your team, the group chat and the officials know. Stay safe. The turn is neither served nor missed.
night-stay-home = ⛈ <b>You need not patrol</b> { $start }–{ $end } (group { $group }): { $warning }. Stay safe at home. This counts neither for nor against you.
night-stay-chat = ⛈ <b>No patrol</b> { $start }–{ $end } (group { $group }): { $warning }. Stay indoors. Danger or need help? /sos
night-stay-officials = ⛈ The patrol of group { $group } ({ $start }–{ $end }) stays at home: { $warning }.
night-back-leader = ⛈ <b>Go home now.</b> { $warning }. The patrol of group { $group } ({ $start }–{ $end }) ends. When all are at home, press the button.
night-back-team = ⛈ <b>Go home now.</b> { $warning }. Your patrol (group { $group }, { $start }–{ $end }) ends. Stay with your leader until all are home.
night-back-chat = ⛈ Our patrol (group { $group }, { $start }–{ $end }) is called home: { $warning }.
night-back-officials = ⛈ The patrol of group { $group } ({ $start }–{ $end }) is called home: { $warning }. You hear at once if it does not report.
night-home-question = ❗ The patrol of group { $group } ({ $start }–{ $end }) was called home. Is everybody at home and all right?
night-said-home = 🏠 Good that you are home. The patrol of group { $group } is noted as finished ({ $start }–{ $end }). It counts as served.
night-storm-over = No storm warning is in force any more. The patrol of group { $group } ({ $start }–{ $end }) stays at home. If you go after all, press “Start patrol”.
night-stood-down = That patrol stays at home because of the storm warning. See what comes next: /patrol
night-still-warned = Not now: { $warning }. Please stay at home. You can start once the warning is over.

night-morning =
    ☀️ <b>Patrols of last night</b> ({ $night })
    { $lines }
night-morning-finished = ✅ <b>Group { $group }</b>: { $out }–{ $back }, households: { $n }
night-morning-started = ❗ <b>Group { $group }</b> ({ $start }–{ $end }): out since { $out }, not reported back
night-morning-missed = — <b>Group { $group }</b> ({ $start }–{ $end }): did not go out
night-morning-stood_down = ⛈ <b>Group { $group }</b> ({ $start }–{ $end }): stayed at home ({ $warning })

night-sheet-how =
    On patrol?
    Scan this code with your phone and press “Start”.
night-sheet-foot = If this sheet is damaged, please tell the village office.
night-sheet-title = Checkpoints
