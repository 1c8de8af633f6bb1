# The agreement that is accepted at registration: its text is common-agreement.

agreement-reminder = 🙏 You are registered with <b>{ $address }</b> (household { $number }). One press is still missing:

    { $agreement }
agreement-changed = 🙏 The agreement for <b>{ $address }</b> (household { $number }) has a new text. Please read it and press a button; warnings go on coming meanwhile.

    { $agreement }
agreement-declined = You are taken off household { $number }; no more warnings come to you from it, and nobody asks why.

    If you change your mind: send me your household's code, or /join . A warning can still reach you by a neighbour at the door.
    In an emergency call 110, 119 or 120.
agreement-not-yours = You do not belong to this household any more, so there is nothing to agree to. To come back send your code, or /join .
agreement-to-ask = 🙏 Please ask at the door ({ $group }): these neighbours are registered and have not pressed “I agree” yet; they find the button under /me . Nobody has to.

    { $people }
agreement-to-ask-one = – { $address } ({ $number }): { $name }
agreement-text = 📄 <b>{ $address }</b> (household { $number })

    { $agreement }
