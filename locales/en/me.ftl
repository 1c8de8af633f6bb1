# /me: what is held about a person, field by field with who sees it; /forget.

welcome-me = <b>{ $name }</b>, this is what is held about you:

    { $lines }

    <i>Everybody you deal with here sees:</i> the name { $name }
    { $seen ->
        [home] <i>Leader and officials see:</i> that you are registered, your role,
        [role] <i>Officials see:</i> your role,
       *[none] <i>Officials see:</i>
    } calls for help { $requests }, times you went to help { $claims }, answers to warnings { $answers }
    <i>Only whoever runs the bot sees:</i> Telegram number { $id }, language { $language }, known since { $since }, lines in the journal { $journal }
welcome-me-home = 🏠 { $address } ({ $number }): { $agreement }
welcome-me-agreed = agreement { $version }, accepted { $at }
welcome-me-not-agreed = agreement { $version }, <b>not accepted yet</b>
welcome-me-no-house = You are not registered with a household.
welcome-me-no-role = Role: none (no leader, deputy or official)
welcome-me-wish = Waiting: you asked to join household { $number } on { $at } (its leader and the officials see it)
welcome-role-official = Role: official
welcome-role-leader = Role: leader of group { $group }
welcome-role-liaison = Role: deputy of group { $group }
welcome-me-house = 🏠 <b>Household { $number }</b> ({ $group })

    <i>Neighbours of your group see:</i>
    { $near }

    <i>Whoever comes to help you, leader, deputies and officials see too:</i>
    { $coming }

    <i>Leader, deputies and officials see too:</i>
    { $duty }

    Said by your household itself: { $stated }. The rest is from the village's list.
    Accounts of this household: { $accounts }. When an official looks at these, that is written down.
welcome-me-door = Door: { $value }
welcome-me-head = Head: { $value }
welcome-me-skills = Skills and tools: { $value }
welcome-me-phone = Phone: { $value }
welcome-me-phone-shown = Phone (on the neighbour card, as you wished): { $value }
welcome-me-needs = Needs: { $value }
welcome-me-place = Place on the map: { $value }
welcome-me-people = People: { $value }
welcome-me-hazard = House hazard: { $value }
welcome-me-hamlet = Hamlet: { $value }
welcome-me-patrols-yes = Patrols: takes part
welcome-me-patrols-no = Patrols: exempt
welcome-me-nothing = nothing
welcome-field-people = people
welcome-field-phone = phone
welcome-field-needs = needs
welcome-field-skills = skills
welcome-field-shown = phone on the card
welcome-btn-mine = ✏️ Household { $number }: change, leave
welcome-btn-agreement = 📄 Agreement for household { $number }
welcome-btn-export = 💾 Everything as a file
welcome-export = All that is held about you and your households, for you to keep. Names and numbers of other people are left out.
welcome-btn-forget = 🗑 Erase what is held about me
welcome-forget = Erase what is held about you? You leave your household and all roles and get no more warnings.
    { $warning }
    The list of households is kept by the village office; ask them to change it.
welcome-forget-leads = ⚠️ You lead group { $group }: if you can, hand it over first (send /deputy ).
welcome-forget-official = ⚠️ You are an official: the other officials will hear that one has left.
welcome-btn-forget-yes = Yes, erase
welcome-btn-keep = Keep it
welcome-forgotten = Erased. If you want to come back, ask your leader or the village office for a new code. In an emergency call 110, 119 or 120.
welcome-kept = Fine, nothing was changed.
welcome-official-left = ⚠️ An official has left. Officials that can be reached now: { $left }.
welcome-official-last = ⚠️ An official has left. You are the only one left: a warning that needs two officials cannot be sent. Please have another one appointed soon (the administrator gives an official's code).
