"""How a mail lays itself aside below what it states: 这事先别办了，等我下周再发; 上面的先放着; 这个别管 (M4).

Every word of such a clause is known: whatever else is put off (门禁先别办) has a subject of its own. Beside it stands
news that came while the mail was written: 刚接到电话，说要换方案.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import sharing
from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Vocabulary
from parsers.remembered import remembered

_RESTS: Final = tuple(
    f"{verb}{how}" for verb in "放搁停缓等压挂空悬捂存留晾" for how in ("着", "一下", f"一{verb}", verb)
)
"""放着, 放一下, 放一放, 放放: how something rests; 先放 does without."""
_PUT_ASIDE: Final = Vocabulary(
    sharing(
        "NOT_NOW",
        {
            "MARK": ", 。 ; ! ( ) [ ] — – - ~ … : ?",
            "THIS": "这 这个 这件 这事 这件事 这事情 这封 这封信 这封邮件 这邮件 这条 此事 此件 本邮件 本通知 上面 "
            "上面的 "
            "前面 前面的 以上 上述 上边 上头 以上内容 以上安排 上述安排 刚才那封 那封 上一封",
            "MATTER": "安排 内容 计划 通知 邮件 事 事情 方案 人选 写的 说的 发的 的 那些 这些 所有 全部",
            "FILLS": "就 都 也 还 先 请 大家 你们 你 您 各位 麻烦 暂时 那 咱们 我们 唉 哎 吧 了 啊 哈 哦 一下 为好 "
            "好了 "
            "就先 只好 要 得 目前 现在 所以 因此 但 但是 不过 可是 再 吗 且 统统 一律 千万 别的 嗯 pls please ps "
            "附言 另",
            "NOT_NOW": "先不 先不要 先勿 先别 先不用 先不必 先不能 暂不 暂不要 暂时不 暂时不要 暂别 暂勿 暂时别 "
            "暂时勿 "
            "暂先不 暂先别 且先别 先且别 先莫 暂不用 暂不必",
            "DONT": "别 不要 勿 不用 不必 无需 莫 甭",
            "DOES": "办 办理 动 执行 弄 走 发 登记 登 安排 处理 操作 落实 管 看 理 理会 算 算数 作数 定 定下来 录 "
            "录入 更新 变更 急 "
            "急着 着急 办手续 外传 当真 生效 实施 推进 进行 下发 记 照办 照做 着急办 急着办 急着登记 动它 管它 搞 做",
            "ASIDE": " ".join((*_RESTS, *(f"先{rest}" for rest in (*_RESTS, *"放搁停缓等压挂撤收"))))
            + " 打住 没收到 没看到 没看见 没发过 没这回事 不作数 不算数 不算 先收回 先作废 先这样放着 先不急",
            "SO": "这样 这么 当 当作 当成 就当 算",
            "SAYS": "说 表示 要求 让 叫 通知 来电 指示 嘱咐",
            "WAITS": "等 待 等到 听 候",
            "WHOSE": "我 我的 我这边 客户 客户的 领导 领导的 部门 上面定 甲方 老板 他们 对方",
            "WORD": "通知 消息 准信 信 下封 下封信 下一封 下封邮件 下一封邮件 回话 正式通知 新通知 电话 回信 确认 信儿",
            "WHEN": "下周 下周一 下周二 下周三 下周四 下周五 周一 周二 周三 周四 周五 明天 后天 明早 回头 稍后 晚点 "
            "晚些 "
            "晚些时候 过两天 过几天 过阵子 改天 等会 等会儿 待会 待会儿 月底 月初 下午 晚上 下个月 下月 定了 定下来后 "
            "确定了 确定后 定好了 定好 有了结果",
            "BOOKS": "系统 台账 登记表 排期表 记录 档案 考勤 工时表 权限 排班",
            "UNTIL": "结果出来前 结果出来之前 结果没出来前 没结果前 有结果前 出结果前 定之前 定下来前 定下来之前 "
            "谈妥前 谈好前 答复前 回话前 确认前 谈好之前 谈妥之前 答复之前 回话之前 确认之前",
            "RESENDS": "重发 重新发 重写 重新写 补发 另发 另行发 重新出 重新通知 重新来",
            "SENDS": "再发 再写 再出 再通知 再来信 来信 再发信 再说 再报 再登记 再办",
            "NEW": "一版 一封 一次 一遍 一份 新的 新版 正式的 出来 过来 给大家 给你们 你们 最新的 定稿 正式版 "
            "正式通知 邮件",
            "JUST": "刚 刚刚 刚才 才 又 突然 临时 这会儿 写完 写到一半 写到这 写到这里 发完",
            "HEARD": "接到 收到 来电 来电话 打来 打电话 电话 得知 听说 开完会 传来 发现",
            "TURNS": "换 变 改 调整 调方案 要调 重新 停 推迟 推后 缓 反悔 取消 弄混 弄错 搞错 写错 叫停 否 不批 没批 "
            "留他 留她 再留 有变",
            "HARMLESS": "变得 变成 换届 改善 改进 停车 切换 转换 替换件 不停 后端 变量 更换 交换 换乘 改造 停机",
        },
    )
)
_HERE: Final = "(!( MARK ) ANY)"
_BEGINS: Final = "(START | MARK)"
_ENDS: Final = "(MARK | END)"
_SAID: Final = "(THIS | MATTER | FILLS | WHEN | UNTIL | SO)"
_ITS_END: Final = "(FILLS | MATTER | SO)"
_ASIDE: Final = _PUT_ASIDE.wordings(
    # 这事先别办了; 上面写的先别动; 结果出来前先别改系统; not 门禁先别办
    f"{_BEGINS} {_SAID}{{0,6}} NOT_NOW FILLS{{0,1}} (DOES | TURNS){{1,2}} BOOKS{{0,1}} {_ITS_END}{{0,3}} {_ENDS}",
    # 这个别管; not 别管, of whatever stands before
    f"{_BEGINS} FILLS{{0,4}} THIS (MATTER | FILLS){{0,4}} DONT FILLS{{0,1}} DOES{{1,2}} {_ITS_END}{{0,3}} {_ENDS}",
    # 上面的先放着; 老板说先停一停; 大家先当没收到吧
    f"{_BEGINS} {_SAID}{{0,6}} ASIDE {_ITS_END}{{0,3}} {_ENDS}",
    f"{_BEGINS} {_HERE}{{0,6}}? SAYS FILLS{{0,3}} ASIDE {_ITS_END}{{0,3}} {_ENDS}",
    # 稍后重发; 等我下周再发, of no paper that is named
    f"{_BEGINS} (FILLS | WAITS | WHOSE | WHEN | THIS){{0,6}} RESENDS (NEW | FILLS){{0,3}} {_ENDS}",
    "START MARK{0,3} (FILLS | WHOSE | WHEN){0,3} WAITS (FILLS | WHOSE | WHEN){0,6} SENDS (NEW | FILLS){0,3} MARK? END",
    # 等我通知。
    "START MARK{0,3} FILLS{0,3} WAITS (WHOSE | WHEN | FILLS){0,3} WORD FILLS{0,2} MARK? END",
)
_NEWS: Final = _PUT_ASIDE.wordings(
    # 刚接到电话，说要换方案; 发完才发现人弄混了
    f"{_BEGINS} FILLS{{0,3}} JUST ANY{{0,8}}? HEARD ANY{{0,14}}? TURNS",
)
_MAY: Final = Topic("先 暂 别 勿 不 没 放 搁 压 停 缓 等 待 听 候 重 再 补 另 打住 挂 晾 空着 悬着 捂着 存着 留着 信")
_MAY_BE_NEWS: Final = Topic("刚 才 又 突然 临时 这会儿 写完 写到 发完")


@remembered
def is_put_aside(folded: str) -> bool:
    """Whether a sentence (folded) says that what the mail states is not to be carried out, or comes again."""
    return _MAY.told_in(folded) and _PUT_ASIDE.tells(_ASIDE, folded)


@remembered
def is_late_news(folded: str) -> bool:
    """Whether a sentence (folded) tells what became known while the mail was written, and that it turns things."""
    return _MAY_BE_NEWS.told_in(folded) and _PUT_ASIDE.tells(_NEWS, folded)
