# 求助之后：怎样结束、第二天问是否真的解决、重新求助、道谢。

aid-already-closed-so = 这次求助 { $at } 已经结束：{ $outcome }。还要帮忙请发 /aid 。

after-btn-thanks = 🙏 道谢
after-btn-again = 🔁 没解决，再叫人
after-btn-settled = ✅ 解决了
after-btn-not-yet = 🔁 还没有，再叫人

after-over-line = { $over }
    想补一句经过，现在写给我。会记下来，也会转给有关的人。
after-line-told = 💬 { $who } 说（{ $kind }）：{ $line }
after-line-kept = 记下了，也转告了。谢谢。
after-line-words = 请用文字写，一条消息就好。不写了，发 /cancel 。
after-line-late = 这句没有记下：已经有一句了，或者求助已经重新打开。

after-ask-asker = 您 { $at } 求助：{ $kind }。结果：{ $outcome }
    <b>真的解决了吗？</b>
after-ask-helper = 您去帮了{ $house }（{ $at }）：{ $kind }。结果：{ $outcome }
    <b>真的解决了吗？</b>
after-still-going = ⏳ { $house }：{ $kind }。有人到了好一阵了。<b>办完了吗？</b>
    办完了请点一下；还没完，不用管。要再叫人，{ $quiet ->
        [yes] 发 /aid ，点 🤫。
       *[no] 发 /sos 。
    }
after-settled = ✅ 那就好，谢谢。
after-settled-by = ✅ { $who } 说已经解决了。

after-opened-again = 🔁 { $who } 重新求助：{ $kind }。正在叫邻居。
after-you-opened = 🔁 已重新求助：{ $kind }。正在叫邻居。
after-is-open = 已经重新求助了，正在叫邻居。
after-too-late = 时间太久，不能重新打开了。要帮忙请发 /aid ，紧急发 /sos 。
after-again-enough = 这次求助已经重新打开过三次了。要帮忙请发 /aid ，紧急发 /sos 。
after-same-open = 这一家已经有一个同样的求助。
after-not-concerned = 这次求助和您无关，这个按钮不是给您的。要帮忙请发 /aid 。

after-thanks = 🙏 <b>{ $who }</b> 谢谢您来帮忙。（{ $kind }）
after-thanks-said = 🙏 <b>{ $who }</b>（{ $kind }）：{ $words }
after-thanked = 🙏 您的谢意正在转达。想说几句，现在写给我，一起转过去。
after-thanks-unreached = 🙏 来的人我现在联系不上，请您自己告诉他们。
after-thanked-before = 已经谢过了。
after-nobody-came = 这次没有人要跑一趟，不用道谢。
after-thanks-words = 请用文字写。不写了，发 /cancel 。
after-thanks-passed = 转告了。
