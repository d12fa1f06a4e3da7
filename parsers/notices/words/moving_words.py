"""Words by which somebody comes, goes, stays, or takes another's place, however a sentence has them (D4, D5, D7).

Not what is recorded: that takes readers of its own. What none of them could read is known by these words to move
somebody, and is asked about (M4).
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.roles import A_ROLE
from parsers.notices.words.topics import Topic
from parsers.patterns import Pattern

_LEAVES: Final = r"(?:撤场|离场|退场|撤离|撤出|释放|离项|离开项目)"
_LATER: Final = r"(?:后移|前移|推迟|延后|提前|往[后前]推迟?|向后推迟?|往后|往前|向后|挪|移|再|多)"
_NO_DAY: Final = r"(?!\s?[\d一二三四五六七八九十上下本明后今周])"

COMES_OR_GOES: Final = Topic(
    "在岗 排给 派去 派到 交给 换下 下来 回归 返回 补位 补上 顶上 顶岗 进来 出来",
    r"[干待呆留做用][到至]|帮(?:我们|忙|着|做)|回(?:去|来|部门|原|组|公司|总部|归|[^,，。\d]{1,5}组)|过[来去]|不在(?:项目|组|现场)|接着[做干]"
    r"|[抽拉调派][走回来去进入过]|[来走](?=[,，。了吧]|$)|[\u4e00-\u9fff]上(?=[,，。]|$)"
    r"|(?:改|更正|调整|变更|挪)[为成到至]\s?\d|(?:协调|安排|抽调|调配|委派|指派|派)(?!会|一下|时间|在)"
    rf"|{_LATER}\s?{LENGTH}|[整全]月[都均]?在|(?<!不)在[^,，。]{{0,16}}(?:项目|平台|现场)(?:上|里|组|做|干|[,，。]|$)"
    r"|(?:(?<![跟推改])进|去)[^,，。\d展度行入]{1,16}(?:项目|平台)(?=[,，。]|$)|(?<![月号日周年])延一(?:段|阵)"
    r"|拉(?:个|一)|追加(?:一段|一次|支[撑援持]|[:：])"
    r"|到[^,，。\d]{0,10}(?:现场|项目组?)(?=[,，。]|$)|\b(?:back|keep|on board|hand(?:s|ed)? over)\b"
    r"|\b(?:(?:end|start) dates?|(?:last|first) day|period|assignment|stay)\b[^,.;]{0,40}?"
    r"\b(?:mov|chang|extend|postpon|shift|end)",
)
"""How people speak of coming and going, on some day or for some time: 许南星干到6月底, 高兴6月8日来."""
AT_SOME_TIME: Final = Pattern(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s?\d{1,2}\b"
    rf"|{LENGTH}|[整全]个?月|一段时间|一阵|[几数](?:天|周)|尽快|尽早|立即|马上|即刻|长期|全程|本?月内|周末前"
)
"""Besides a day: how long, how soon."""
MOVES_AT_ONCE: Final = Pattern(
    # one for another, or to another project
    r"(?:由|从|把|将)[^,，。]{2,12}?(?:更换|变更|调整|替换|换|改)(?:[为成]|到)|(?:更?换|替换|改)[为成由](?!\s?\d)|改派|[调转派](?:到|至|往|去|入)"
    rf"|改(?:到|去|往){_NO_DAY}|(?:由|让|请)[^,，。]{{2,12}}?(?:接[替手任]|顶替|代替|代班|替换)|换(?:作|上|一?个?人)(?!数)"
    # at once, or by how much
    rf"|(?:{LENGTH}(?:之|以)?[后内]|[下本]?个?月中)\s?{_LEAVES}|(?:立即|马上|即刻|立刻|即时|当即|现在就?|今天就)\s?(?:予以|安排)?{_LEAVES}"
    rf"|(?:已于?|已经于?)?(?:昨[日天]|前[日天]|上周[一二三四五六日天末]?|上个?月[底末初]?)\s?(?:已经?|就)?{_LEAVES}"
    rf"|(?:再|继续)支[撑援持]\s?{LENGTH}|(?:往后|向后|往前|向前|再)(?:推迟?|延|顺延|挪|移)\s?{LENGTH}"
    rf"|(?:支[撑援持]|时间|周期)(?:再|各|均)?(?:延长|延期|顺延|续期?)\s?{LENGTH}"
    r"|(?:申请|需要?|请求|希望|同意|再|给|将)?\s?(?:续期|延期|续签)(?:一下)?[。!]?$"
    # what was said of it does not hold
    r"|(?:支[撑援持]|结束|开始|[进撤离]场)(?:时间|日期|周期)(?:写|填|发|弄|搞)?(?:错了?|有误|不对)[。!]?$"
    r"|(?:由|从)[^,，。]{1,8}(?:调整|转|改)(?:为|成|做|到)|转[做为任]"
    r"|(?:安排|支[撑援持]|计划|通知)(?:[都也就]|全部)?(?:取消|作废|撤销)"
    r"|先撤|撤(?:一部分|走|回)|替下|换下(?!一)|人天(?:增加|减少|追加)\s?\d"
    r"|\b(?:leaves?|is leaving|will leave) (?:immediately|at once|now|today)\b"
    r"|\bno longer (?:support|work|be on)|\bgo(?:es)? back to\b|\bextended by\b|\breplace\b"
)
"""What moves somebody without any day."""
TRADES: Final = Pattern(
    r"(?:变更|改|更换|换|调整|替换|更正)(?:为|成|作)|接[替手管]|互换|对[调换]|顶[替上]|替[换代]|代替|接着做|继续做|[改转]由|换(?![言句行算班届取位])"
    r"|写成|应该?[为是]|而?不是|而非|不再.{1,16}由|接[^,，。]{2,6}的?(?:活|工作|班|位置|岗)"
)
"""Of two people: one takes the other's place, and since when may not be told."""
HANDS_OVER: Final = Pattern(r"工作[^,，。]{0,4}[交转]给")
OFFERED: Final = Pattern(
    r"\d{6}|文档|资料|材料|代码|账号|设备|电脑|问题|邮件|合同|发票|评审|汇报|会议|负责人|经理|组长"
)
"""What one may hand another without coming in his place; an office is another matter (D9)."""
_EXTENDS: Final = rf"(?:延[期长]|续期?|顺延)(?:\s?{LENGTH}[,，]?\s?)?(?:[到至]|$)"
SOME_OF_THEM: Final = Pattern(
    rf"\W*(?:{A_ROLE})(?:人员|同事|同学|组员|成员)的?(?:支[撑援持](?:时间|周期)?)?(?:[均都各]|统一|全部)?(?:延[期长续]|续期?|顺延)[到至]"
    rf"|\W*(?:(?:以上|上述|全部|所有|全体|大家|他们|她们|两[人位]|其[余他])(?:项目组?|支[撑援持])?(?:人员|同事|同学|成员|人)?的?"
    rf"(?:支[撑援持])?(?:时间|周期)?(?:[均都各]|统一|全部|也){{0,2}}(?:{_EXTENDS}|[^,，。;；]{{2,16}}{_LEAVES})"
    rf"|(?:申请|拟|现|请|需要?|希望|同意){{1,3}}(?:人员)?(?:支[撑援持])?(?:时间|周期)?(?:再|均)?{_EXTENDS})"
)
"""Of those whom nobody names: 后端人员延期到7月15日, 以上人员均顺延至7月31日, 申请延期两周至7月14日."""
THINGS: Final = (
    r"环境|服务器|主机|资源池|云资源|虚拟机|机房|数据库|带宽|存储|集群|vpn|账号|帐号|账户|权限|堡垒机|证书|许可证?|域名|授权|设备|电脑|工位|工牌"
    r"|门禁卡?|会议室|订阅|邮箱|license|server|certificate|domain"
)
"""What else is released, or lasts longer."""
NOT_NAMED: Final = Pattern(
    r"(?<![请需要望])(?:派|安排|抽调|抽|调配|增派|加派|出)(?:出|来)?\s?(?:[一二两三四五六七八九十]|\d{1,2})\s?(?:[名位]|个(?!小时|月|环境|版本|问题|会|小?时)|人(?![天日月力]))"
)
"""测试组派一个人支撑…，人选待定: somebody comes, and who is not told yet."""
EVERYBODY: Final = Pattern(
    r"(?:全体|所有|全部|现有|[各上]述?|以上|上述|该项目)(?:的|项目组?|支[撑援])*(?:成员|人员|同事|人(?!天|日|月))"
    r"|人员(?:[^,，。;；]{0,10}(?:全部|全都|全员|[均都])|[^,，。;；]{0,4}(?:撤|退|离场))|[两二三四五六七八九十]人(?=支|的?(?:时间|周期)|[均都])"
)
"""Everybody who is there, or was named before: 三人支撑时间均为…."""
