# 登记时的同意书；正文是 common-agreement。

agreement-reminder = 🙏 您登记在<b>{ $address }</b>（户号 { $number }），还差点一下：

    { $agreement }
agreement-changed = 🙏 <b>{ $address }</b>（户号 { $number }）的同意书换了新的。请您看一看，再点一个按钮；预警照常发给您。

    { $agreement }
agreement-declined = 您已经退出户号 { $number }，不再收到这一户的预警。没有人会问为什么。

    想回来，把这一户的登记码发给我，或者发 /join 。有预警时，邻居还可以上门告诉您。
    急事请打 110、119、120。
agreement-not-yours = 您现在不在这一户，不用同意。想回来，请发登记码，或者发 /join 。
agreement-to-ask = 🙏 请您上门问一声（{ $group }）：这几位邻居登记了，还没有点“我同意”；按钮在 /me 里。不勉强。

    { $people }
agreement-to-ask-one = – { $address }（{ $number }）：{ $name }
agreement-text = 📄 <b>{ $address }</b>（户号 { $number }）

    { $agreement }
