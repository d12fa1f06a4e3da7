"""The words of consent by kind: each says yes in a place of its own, and not wherever it stands (M7).

同意 may take what is agreed to; 没问题 stands behind it; 行 and 好 say yes where hardly anything stands beside them.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

YES_WORDS: Final[dict[str, str]] = {
    "AGREES": "同意 批准 准予 核准 照准 赞成 赞同 认可 支持 接受 准许 允许 许可 双手赞成 举双手赞成 双手同意 "
    "同意的 能接受 确认同意 可以接受 可以同意 可以批准 可以支持 已同意 已批准 "
    "予以同意 予以批准 予以核准 同意予以 已予同意 已予批准 "
    "同意续期 同意延期 同意延长 同意续签 同意续 批准续期 确认续期 同意申请 同意该申请 同意此申请",
    "PASSES": "通过",
    "GRANTED": "已批 批了",
    "CLEAR": "没问题 没有问题 无问题 没意见 没有意见 无意见 无异议 没有异议 没异议 没啥意见 没啥问题 木有问题 "
    "木问题 没毛病 没什么问题 没什么意见 没什么异议 毫无问题 毫无意见 毫无异议 没有任何问题 没有任何意见 没有任何异议 "
    "no|problem no|objection no|objections i|have|no|objection i|have|no|objections we|have|no|objection "
    "we|have|no|objections",
    "FINE": "可以 可以的 阔以",
    "OK": "ok okay okk fine",
    "LONE": "行 准 妥 可 可行",
    "WELL": "好",
    "GOOD": "好的 好滴 好嘞 那好吧",
    "BARE": "中 能",
    "NEEDS": "需要",
    "GOES_ON": "需要续期 需要延期 要续期 需续期 需要续 要续 续吧",
    "SURE": "√ okok [强] [赞] [ok] 👍 ✅ ✔ ✓ 👌 🆗 🙆 💯 👍🏻 👍🏼 👍🏽 +1 yes yep yeah y sure lgtm "
    "sounds|good looks|good that's|fine that|is|fine ok|with|me okay|with|me fine|with|me good|for|me works|for|me "
    "fine|by|me ok|by|me agree|to|all agreed|to|all approve|all approved|all all|agreed all|approved "
    "我看可以 我看行 我看没问题 成交 就这么办 那就这么定 那就这样定 那就这么办 那就这么安排 就这么安排 就这么定 "
    "就这样安排 就这样定 就按这个安排 就按这个来 就按此安排 照办 照此办理 照此执行 就这样 按这个办 就按这个办 是的",
    "PROCEEDS": "proceed go|ahead",
    "AGREED": "agree agreed approve approved accept accepted confirmed",
}
"""Words that say yes."""
NEEDLESS: Final = "不需要 不用 不必 无需 不再需要"
"""Words that refuse where nothing stands behind them but whom it is about: 不用回复 refuses nothing."""

CONSENT: Final = Vocabulary(
    {
        **YES_WORDS,
        "I": "我 我们 本人 我方 我司 我这边 我们这边 我觉得 我们觉得 我认为 我们认为",
        "OURS": "我组 我们组 组里 组内 本组",
        "SIDE": "这边",
        "OWN": "",
        "NAME": "",
        "THESE": "这几位 这些人",
        "PROJECT": "项目 该项目 本项目",
        "EXTENDS": "",
        "SO": "这 这样 这个",
        "THAT": "该 此 本",
        "THIS": "本次 此次 这次 上述 以上 如上 上述意见 以上意见 该意见 此意见",
        "APPLIES": "审批",
        "PLEA": "申请 续期申请 延期申请 续期请求 请求",
        "REQUEST": "方案 安排 计划 建议 提议 请知悉 request",
        "DOES": "按此执行 请按此执行 按此安排 请按此安排 按此办理 请执行 请处理 执行 处理 办理 一下",
        "HE": "他 她 他们 他的 她的 他们的 he she him her they his their",
        "YOU": "你 您 你们 you",
        "TEAM": "前端 后端 测试 产品",
        "PEOPLE": "人 人员",
        "CALLED": "各位 大家 领导 老师 同事 同学 所有人",
        "HELLO": "你好 您好 你们好 hi hello dear",
        "THANKS": "谢谢 谢谢你 谢谢您 感谢 多谢 辛苦 辛苦了 感谢支持 谢谢支持 多谢支持 感谢理解 thank thanks thx",
        "ASKS": "请 麻烦 烦请",
        "PLEASE": "please pls plz",
        "GIVES_WORD": "确认 答复 回复 意见 决定",
        "OPINION": "批复意见 审核意见 处理意见 审批结果 审批意见 批示 回复为 结论 手机回复",
        "OF": "的",
        "FOR": "对 对于 关于",
        "LETS": "把 将 给 让",
        "AND": "和 与 及",
        "AGAIN": "再 还 还是 继续",
        "ALSO": "也 都 均 那 那就 完全 当然 肯定 绝对 全部 全都 both also so well",
        "SOFT": "并 就 是 非常 一致 坚决 确定 经讨论 经商议",
        "OVER": "了",
        "PARTICLE": "吧 啊 呀 哈 哈哈 哒 呢 啦 嘛 哟 呗 嘞 滴 喔 哦 哦哦 噢 嗯 嗯嗯",
        "UNTIL": "到 至 为 直到 直至 截止到 截止至 until till by",
        "WE": "i we",
        "I_AM": "i|am i'm we|are we're",
        "IT_IS": "it|is it's this|is that|is that's",
        "IT": "it this that the all",
        "TO": "to for",
        "WITH": "with on",
        "BY_ME": "to|me for|me with|me by|me for|us with|us by|us from|my|side from|our|side from|my|end very|much",
        "COLON": ":",
        "NEEDLESS": NEEDLESS,
        "MARK": "! 。 , ; 、 ~ . - — … ( ) 「 」 『 』 “ ” \" ' 《 》 [ ] * • / ^_^ 😊 😄 🙏 🙂 😀 😁 🌹 🤝",
    }
)
"""What may stand in a clause of consent; names, days and words of extending are put in before."""
