households-ask = Which household is yours? Send its number (such as WS0012) or the door (such as 12 Temple Lane). To stop send /cancel .
households-words-please = Please write the number or the door in words, for example WS0012.
households-not-found = I found nothing for “{ $given }”. Look for the number on your slip and send it again, or ask your group leader.
households-which = Several households fit. Press yours:
households-doors = Press your door:
households-btn-door = { $address } ({ $number })
households-chat-unbound = This chat belongs to no group yet. Leader, please send /start and the group's code here.
households-already-yours = You are registered with household { $number } already. Send /me to see it.
households-already-asked = You have asked to join household { $number } already; the leader still has to approve.
households-nobody-decides = The leader of household { $number } is not registered yet, so nobody can approve now. Please phone the village office for a code.
households-asked = I have asked the leader or the village office: you want to join { $address } (household { $number }). I will tell you as soon as they approve.
households-wish = 🙋 <b>{ $name }</b> wants to join <b>{ $address }</b> (household { $number }, head { $head }).
    Do you know this person?
households-btn-approve = ✅ Approve
households-btn-refuse = ❌ Refuse
households-decided = { $state ->
        [approved] ✅ { $by } approved: { $name } joins { $address } (household { $number }).
       *[refused] ❌ { $by } refused: { $name } does not join { $address } (household { $number }).
    }
households-already-decided = { $state ->
        [approved] Somebody has approved already; nothing more to do.
        [refused] Somebody has refused already; nothing more to do.
       *[other] This wish was withdrawn.
    }
households-refused = You were not approved for household { $number }. If that is a mistake, phone your leader, or ask the village office for a code.
households-start-first = First open my profile and press Start in our private chat, then come back and press your door: the answer will come there.
households-btn-withdraw = ↩️ Take my wish back
households-withdrawn = ↩️ No longer wanted: { $name } joining { $address } (household { $number }).
households-you-withdrew = ↩️ Fine, you no longer ask to join household { $number }.
households-not-your-wish = Only whoever asked can take this back.
households-wish-gone = This wish is no longer there: whoever asked has erased their data.
households-gone-meanwhile = Household { $number } has moved away in the meantime; nobody can join it. Bring it back first if that was a mistake.
households-wish-void = You asked to join household { $number }, but it is no longer there. Where you live now: send your code, or /join .
households-search-again = Please search for your household once more: send /join and its number or door.
households-enough-wishes = You have asked often enough for one day. Please wait for an answer, or phone the village office for a code.
households-too-many-wishes = You have asked to join { $most } households and nobody has answered yet. Take one wish back first, or wait for an answer.
households-wish-again = ⏰ Still waiting: <b>{ $name }</b> wants to join <b>{ $address }</b> (household { $number }, head { $head }) and nobody has decided.
    Do you know this person?
households-asked-officials = The leader has not answered yet, so I have asked the village office about your wish to join household { $number } too.
households-joined-already = ✅ { $name } is registered with { $address } (household { $number }) by code; nothing more to decide.
