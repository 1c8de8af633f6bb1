# After a request: how it ended, is it really settled, opened again, thanks.

aid-already-closed-so = This is over since { $at }: { $outcome }. If you need help, send /aid .

after-btn-thanks = 🙏 Thank you
after-btn-again = 🔁 Not over: call again
after-btn-settled = ✅ It is settled
after-btn-not-yet = 🔁 No: call again

after-over-line = { $over }
    To add a line about how it went, write it to me now. It is kept in the log and goes to those concerned.
after-line-told = 💬 { $who } about { $kind }: { $line }
after-line-kept = Kept, and passed on. Thank you.
after-line-words = Please write it as words, in one message. To leave it, send /cancel .
after-line-late = That was not kept: there is a line already, or it has been opened again.

after-ask-asker = You asked for help ({ $at }): { $kind }. It ended with: { $outcome }
    <b>Is it really settled?</b>
after-ask-helper = You went to { $house } ({ $at }): { $kind }. It ended with: { $outcome }
    <b>Is it really settled?</b>
after-still-going = ⏳ { $house }: { $kind }. Somebody has been there for a while. <b>Is it over?</b>
    If it is, please press; if not, leave it. To call more people, { $quiet ->
        [yes] send /aid and press 🤫.
       *[no] send /sos .
    }
after-settled = ✅ Good to hear. Thank you.
after-settled-by = ✅ { $who } says that it is settled.

after-opened-again = 🔁 { $who } has opened it again: { $kind }. Neighbours are being called.
after-you-opened = 🔁 Opened again: { $kind }. Neighbours are being called.
after-is-open = It has been opened again already; neighbours are being called.
after-too-late = This was too long ago to open it again. If help is needed, send /aid , in an emergency /sos .
after-again-enough = This was opened again three times already. If help is needed, send /aid , in an emergency /sos .
after-same-open = A call of this kind is open for this house already.
after-not-concerned = You had no part in this request, so this button is not for you. If you need help, send /aid .

after-thanks = 🙏 <b>{ $who }</b> thanks you for coming. ({ $kind })
after-thanks-said = 🙏 <b>{ $who }</b> ({ $kind }): { $words }
after-thanked = 🙏 Your thanks are on their way. If you like, write a few words now; I pass them on.
after-thanks-unreached = 🙏 I cannot write to whoever came. Please tell them yourself.
after-thanked-before = You have thanked them already.
after-nobody-came = Nobody had to come, so there is nobody to thank here.
after-thanks-words = Please write your thanks as words. To leave it, send /cancel .
after-thanks-passed = Passed on.
