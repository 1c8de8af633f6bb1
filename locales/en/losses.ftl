# Who cannot be reached any more, and who acts instead.

losses-you-act = 🤝 Group { $group } has no leader I can reach. <b>You act now</b>: patrols, doors in a warning and calls for help come to you.

    If you want to lead the group from now on, press the button; an official confirms it.
losses-btn-lead = ✋ I lead the group now
losses-led-again = ✅ Group { $group } has a leader again. Thank you for acting; you are a deputy as before.
losses-officials = ⚠️ <b>Somebody cannot be reached any more</b>

    { $lines }
losses-leader = – Group { $group }: no leader now; its deputy acts.
losses-nobody-acts = – Group { $group }: neither leader nor deputy now. Please appoint somebody.
losses-silent = – Group { $group }: nobody on Telegram any more. Warnings there go by door only; new slips bring people back.
losses-doors-of = – Group { $group }: { $count ->
        [one] one household is
       *[other] { $count } households are
    } out of reach, and there is no leader to hear it.
losses-back = ✅ Group { $group } has a leader again: { $names }.
losses-deputy = 🤝 { $name } is in group { $group } no longer, and so is not your deputy any more. For another one send /deputy .
losses-deputy-forgotten = 🤝 A deputy of group { $group } has left. For another one send /deputy .
losses-role-over = You are in group { $group } no longer, so you are not its { $role ->
        [leader] leader
       *[liaison] deputy
    } any more. Thank you for your help!
losses-sizes = 📏 <b>Groups whose size does not work any more</b>

    { $lines }

    Look at the proposals; nobody moves before you press.
losses-size = – Group { $group }: { $size ->
        [one] one household
       *[other] { $size } households
    }, { $state ->
        [large] too many.
       *[small] too few.
    }
losses-official = – The official { $name } has blocked me or is gone. Officials that can be reached: { $left }.
losses-last-official = – <b>Only you are left: a warning that needs two officials cannot be sent.</b> Please have another one appointed.
losses-doors = 📵 <b>Out of reach by Telegram</b>

    { $doors }

    Somebody of you goes there when there is a warning. If they want to come back, give them a new slip.
losses-door = – { $address } ({ $number })
losses-more = … and { $count } more
losses-btn-home = 🏠 { $number }
