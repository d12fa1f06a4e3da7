"""What a field may be called: every label of every form, by the fact it names.

A label is *strong* when it says by itself that the mail is about lending people ("支撑周期"), and weak when many
other mails have it too ("时间", "人员"). Labels are written folded (see `fold`), so that one spelling serves full
width, capitals and traditional script. Labels that name no fact of ours still end the value before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from parsers.notices.words.fold import words

Field = Literal[
    "project",
    "person",
    "role",
    "period",
    "start",
    "end",
    "estimated",
    "support",
    "lead",
    "old_lead",
    "manager",
    "release_person",
    "release_on",
    "until",
    "until_now",
    "kind",
    "count",
    "customer",
    "handover",
    "asked",
    "reason",
    "requester",
    "meeting",
    "absence",
    "note",
]

_STRONG: Final[dict[Field, str]] = {
    "project": "支撑项目 支援项目 投入项目 支持项目 所属项目 项目名称 项目名 专案名称 专案 项目全称 项目编号及名称 "
    "服务项目 project|name",
    "person": "协调开发人员 协调支撑人员 协调人员 协调测试人员 协调产品人员 协调研发人员 协调前端人员 "
    "协调后端人员 支撑人员 支援人员 续期人员 延期人员 延长人员 顺延人员 支持人员 投入人员 投入成员 "
    "支撑成员 支撑同事 支援同事 支撑同学 协调同事 协调对象 派驻人员 驻场人员 进场人员 入场人员 "
    "协调资源 支撑资源 人力资源 人员名单 人员姓名 支撑人 支援人 接替人员 接替人 接任人员 变更人员 调整人员 "
    "变更对象 调整对象 支撑人员姓名 支撑人员名单 投入人员名单 补充人员 新增人员 增派人员 借调人员 调配人员 "
    "support|staff staff support|person "
    "support|personnel personnel 人员安排 支撑人员安排",
    "period": "支撑周期 计划投入时间 计划支撑时间 计划支撑周期 预计支撑时间 预计投入时间 支援周期 支援期间 支撑期间 "
    "支撑时间段 支撑起止 投入起止 支撑起止时间 支撑起止日期 支撑时段 投入周期 "
    "投入时间 投入期间 支撑日期 "
    "支持周期 支持时间 支援时间 借调周期 借调时间 驻场时间 驻场周期 支撑时间 支撑期限 支撑期 "
    "投入时段 投入起止时间 协调支撑周期 "
    "协调周期 support|period",
    "start": "到场时间 到场日期 投入开始 支撑开始 开始日期改为 支撑开始时间 支撑开始日期 入场时间 进场时间 "
    "入场日期 进场日期 到岗时间 "
    "投入开始时间 "
    "支撑起始时间 支撑起始日期 "
    "到岗日期 计划入场时间 计划进场时间",
    "end": "投入结束 支撑结束 支撑结束时间 支撑结束日期 支撑截止时间 支撑截止日期 支撑截止日 支撑结束日 "
    "投入结束时间 计划撤场时间 "
    "计划离场时间 预计撤场时间 预计离场时间 计划释放时间",
    "estimated": "预估开发时间 预估开发工时 预估开发工作量 预估工作量 预估工时 预估时间 预估投入 预计开发时间 "
    "预计工作量 预计工时 "
    "预计投入 预估人天 预计人天 评估工作量 评估工时 开发预估 工作量预估 工作量评估 工时预估 预估工期 "
    "预估支撑时间 预估 预估开发周期 预估工时改为 "
    "estimated|effort estimate estimated|days estimation estimated",
    "support": "协调支撑 协调支撑时间 协调支撑工时 协调支撑工作量 协调时间 协调工时 协调工作量 支撑工作量 支撑工时 "
    "支撑人天 支援工时 支援工作量 投入工作量 "
    "投入工时 投入人天 支撑天数 协调人天 支持工时 支持工作量 约定工作量 agreed|effort effort "
    "person-days man-days person|days support|effort support|days 工时改为",
    "lead": "开发负责人 研发负责人 研发负责 技术负责人 新任研发负责人 新研发负责人 变更后研发负责人 现研发负责人 "
    "研发总负责人 r&d|lead rd|lead "
    "rd|leader r&d|leader tech|leader technical|leader 技术lead 研发leader 技术leader tech|lead technical|lead "
    "研发lead 变更后 new|r&d|lead new|rd|lead",
    "old_lead": "原研发负责人 前任研发负责人 变更前研发负责人 原负责人 变更前 "
    "previous|r&d|lead previous|rd|lead former|r&d|lead former|rd|lead old|r&d|lead old|rd|lead",
    "manager": "项目经理 项目负责人 专案经理 交付经理 交付项目经理 project|manager pm 项目pm 项目经理(pm)",
    "release_person": "撤场人员 释放人员 离场人员 退场人员 退出人员 撤出人员 提前撤场人员 提前释放人员 撤场同事 "
    "释放同事 撤场成员 "
    "释放成员 撤离人员 归还人员 提前离场人员 released|staff released|people people|released "
    "staff|released person|released",
    "release_on": "实际最后一天 实际最后工作日 提前释放日期 提前释放日 提前结束日期 提前结束时间 提前撤场日 "
    "实际撤场日 提前离场日 "
    "提前离场时间 提前离场日期 提前退场时间 提前退场日期 出场时间 出场日期 离岗时间 离岗日期 "
    "撤场时间 撤场日期 释放时间 释放日期 离场时间 离场日期 退场时间 退场日期 撤出时间 "
    "提前撤场时间 "
    "提前释放时间 实际撤场时间 "
    "实际撤场日期 实际撤场 实际离场 实际离场时间 实际离场日期 实际释放时间 实际结束 实际结束时间 实际结束日期 "
    "提前撤场日期 提前释放日期 最后支撑日 最后工作日 最后支撑日期 release|date "
    "last|day last|working|day last|day|of|support 最后一天 撤离时间",
    "until": "新截止 新到期 新到期日 新结束 新结束日 新截止时间 续期后到期日 续期后截止 续期后结束 延期后截止 "
    "延期后到期日 延长后截止 "
    "续到 续至 延到 延至 现结束日期 现结束时间 现截止日期 现截止时间 现到期日 "
    "延期时间 延长时间 延期日期 延长日期 "
    "续期至 延期至 续期到 延期到 延长至 顺延至 延长到 续期日期 续期时间 续期截止 新的结束日期 新截止日期 "
    "新结束日期 结束日期改为 续期后结束日期 "
    "延期后结束日期 续期后截止日期 new|end|date new|end extended|to extended|until new|last|day 新到期时间 新到期日期",
    "kind": "支撑类型 售前支撑类型 申请类型 需求类型 支持类型 支撑类别 服务类型 request|type support|type",
    "count": "需求人数 需要人数 人数 名额 所需人数 人员数量 需求数量 申请人数 headcount",
    "handover": "交底时间 交底会时间 交底日期 交底会议时间 合同金额 合同工期 合同签订时间 项目交付经理 "
    "handover|date hand-over|date handover|meeting hand-over|meeting",
    "asked": "需求角色 需求岗位 所需角色 所需岗位 需要角色 需要岗位 申请岗位 所需人员 需求人员 需要人员 人员需求",
    "reason": "撤场原因 释放原因 变更原因 原因 理由 终止原因 结项原因 reason",
}
_WEAK: Final[dict[Field, str]] = {
    "project": "项目 借用项目 接收项目 调入项目 目标项目 申请项目 借入项目 借往 借至 借到 派往 派至 去向 去向项目 "
    "派往项目 "
    "去哪 去哪个项目 project",
    "person": "who supporter supporters 指派 被借人 被借人员 被派人 被派人员 被借调人 被借调人员 借出人 借出人员 "
    "安排人员 到场人员 增补人员 参与同事 参与成员 参与人员 "
    "参加人员 派遣人员 "
    "外派人员 开发人员 "
    "研发人员 测试人员 产品人员 前端开发人员 "
    "后端开发人员 前端人员 后端人员 项目组成员 "
    "项目成员 组员 项目组员 小组成员 assignee assignees team|members "
    "developer developers person people member members engineer engineers resource resources 团队 项目团队 团队成员 "
    "研发团队 开发团队 "
    "派出 派 借用人员 借用同事 参与人 执行人 执行人员 承担人 名字 人员名称 "
    "人力 人员 姓名 成员 同事 名单 name 员工 员工姓名 "
    "人选 人",
    "role": "分工 任务分工 参与角色 项目角色 人员角色 承担角色 所属岗位 所在岗位 岗位 职务 担任角色 担任岗位 "
    "角色 职责 岗位角色 岗位职责 工种 职位 支撑岗位 支撑角色 投入角色 "
    "岗位名称 职能 "
    "role position",
    "period": "用人时间 用工时间 补充时间 补充时段 补充期间 补充周期 增补时间 参与时间 "
    "参与周期 参加时间 "
    "时间安排 计划时间 预计时间 安排时间 周期 时间 起止时间 起止日期 期间 时间段 起止 期限 日期 时段 "
    "开始和结束时间 开始及结束时间 开始与结束时间 开始结束时间 "
    "借期 派驻期 借出时段 借出时间 借用周期 借用期间 借用期限 啥时候 什么时候 哪段时间 档期 时长 支撑时长 投入时长 "
    "支撑工期 "
    "工期 需求时间 需求周期 需要时间 使用时间 使用周期 需求期间 计划周期 计划时间 起止时间段 "
    "period dates duration date when",
    "start": "去的时间 来的时间 过去时间 什么时候去 什么时候过去 何时去 几号去 几号过去 报到 报到时间 报到日期 报到日 "
    "何时来 何时到 何时进场 什么时候来 什么时候到 几号来 几号到 哪天来 "
    "派工起 起 自 开始 开始时间 开始日期 起始 起始时间 起始日期 起始日 开始日 计划开始时间 计划开始日期 "
    "计划开始 生效日期 start|date start from",
    "end": "回的时间 走的时间 回来时间 什么时候回 什么时候回来 什么时候撤 何时回 何时撤 几号回 几号撤 "
    "何时走 何时离场 什么时候走 几号走 哪天走 离开日 离岗日 离场日 撤场日 "
    "派工止 止 至 结束 结束时间 结束日期 截止 截止时间 截止日期 终止时间 终止日期 完成时间 结束日 截止日 "
    "计划结束时间 计划结束日期 计划结束 "
    "end|date end until to",
    "estimated": "评估 估时 估工 预计用 预计要用 est.|effort effort|est. est. estimate estimated|effort",
    "support": "核定 商定 同意投入 双方商定 双方约定 审定 agreed|effort agreed|days agreed|support "
    "days pd pds md mds mandays man|days "
    "人月 人日 人月数 人日数 协调 实际协调 实际支撑 实际投入 工时 工作量 人天 人天数 投入 天数 工作量(人天) 投入量 "
    "工时(人天)",
    "count": "数量 支撑人数 支援人数 投入人数 协调人数",
    "customer": "客户 客户名称 甲方 商机 商机名称 客户单位 customer",
    "requester": "申请人 申请人姓名 需求人 需求提出人 提出人 发起人 requester",
    "absence": "请假人 请假时间 请假类型 请假事由 请假天数 加班人员 加班时间 出差人 出差人员 出差时间 出差地点 "
    "值班人员 值班时间 值班日期",
    "meeting": "地点 会议地点 会议时间 会议主题 会议室 议题 议程 主题 参会人员 参会人 与会人员 出席 主持人 "
    "会议号 会议链接 腾讯会议 "
    "培训时间 培训地点 报名截止 入职时间 入职日期 生日 出生日期 location venue agenda attendees",
    "note": "原截止 原到期 原到期日 原截止日 原结束日 原计划 原计划时间 接手人员 接手人 用途 工作方式 工作地点 "
    "工作时间 解决方案 "
    "解决方案负责人 解决方案人员 备注 说明 需求 需求说明 "
    "需求描述 需求背景 背景 任务 "
    "工作内容 支撑内容 任务内容 联系人 联系方式 "
    "电话 邮箱 抄送 主送 发件人 收件人 "
    "附件 手机 部门 所在部门 小组 所属组 组别 技术要求 优先级 状态 序号 remark remarks note notes "
    "tel phone email cc 组长 研发组长 任务描述 "
    "调整前 更新前 修改前 更改前 调整后 更新后 修改后 更改后 "
    "处理意见 处理结果 人员处理 原定撤场 原定撤场时间 原撤场时间 原撤场日期 原定离场 原离场时间 原定结束 "
    "接收人 接收方 接收部门 派出组 派出部门 填单 填单人 制单 制表 "
    "登记人 登记日期 经办人 经办 干嘛 干什么 做什么 干啥 做啥 scope owner "
    "本期内容 工作安排 合同编号 合同号 编号 组 备注说明 支撑方式 方式 支撑地点 "
    "项目工期 项目周期 建设周期 建设工期 合同期限",
}


DATED: Final[frozenset[Field]] = frozenset({"period", "start", "end"})
"""Fields that say from when on or until when somebody is lent."""
REMARKS: Final = frozenset(words("备注 说明 备注说明 remark remarks note notes"))
"""Labels of what may hold anything: 备注：白一舟6月8日-9日配合联调."""
EFFORTS: Final[frozenset[Field]] = frozenset({"estimated", "support"})
"""Fields of person-days."""
NEW_PEOPLE: Final = frozenset(
    words(
        "接替人员 接替人 接手人员 顶替人员 换上人员 新人员 新支撑人员 替换后人员 变更后人员 调整后人员 现人员 "
        "现支撑人员"
    )
)
"""The labels of who comes for somebody else (D4)."""
_LENDING: Final = words("支撑 支援 支持 投入 派驻 驻场 借调 调配 抽调 增援 增派 外派 外借 派工 派出 派遣 委派")
"""Verbs of lending, of which every label can be made: 借调岗位, 增援周期."""
_BORROWING: Final = words("借用 借出 借入")
"""借用人 is who borrows, and 借出人 may be who lends: only labels of days and efforts are made of them."""
_OF_LENDING: Final[dict[Field, str]] = {
    "project": "项目 项目名称",
    "person": "人员 成员 同事 同学 人选 员工 人力 人 者 对象 工程师",
    "period": "窗口 窗口期 时长 区间 时间 周期 期间 时段 时间段 期限 期 日期 起止 起止时间 起止日期 起止日",
    "start": "开始时间 开始日期 开始日 起始时间 起始日期 起始日 起始 开始 起",
    "end": "结束时间 结束日期 结束日 截止时间 截止日期 截止日 截止 结束 终止 止",
    "support": "工作量 工时 人天 人日 人月 天数",
}
_BESIDE_LENDING: Final[dict[Field, str]] = {
    "role": "岗位 角色 职责 岗 职位",
    "reason": "原因 理由 事由",
    "note": "方式 地点 模式",
}
_COMING: Final = words("进场 进驻 入场 到岗 到场 到位 上岗")
_GOING: Final = words("离场 撤场 撤出 退场 离岗 离组 出组 释放")
_GONE: Final = " ".join(f"{verb}{day}" for verb in ("撤场", "离场", "退场", "撤离") for day in ("时间", "日期", "日"))
_RETURNING: Final = words("归还 返还 收回 撤回 返岗 返回 回来 归队 回归 还人 到期归还")
_MEANT: Final = words("计划 预计 拟定 约定")
_DAY: Final = "时间 日期 日"
_NO_LONGER: Final = words("原 原定 原来 原先 变更前 调整前 续期前 延期前 延长前")
_FROM_NOW_ON: Final = words("现 现定 新 新的 变更后 调整后 更新后 续期后 延期后 延长后 顺延后")
_TILL: Final = (
    "截止 截止日 截止日期 截止时间 到期 到期日 到期日期 到期时间 结束 结束日 结束日期 结束时间 "
    "支撑截止 支撑到期 支撑结束"
)
"""What a last day is called beside the one that was: 原截止：6月30日, 现截止：7月17日."""
_AGREED: Final = words(
    "实批 核定 核准 批准 批复 确认 双方确认 商定 双方商定 协商 议定 审定 落实 约定 双方约定 谈定 敲定"
)
_GUESSED: Final = words("预估 预计 评估 估算 估计 初估 初步估算 测算 粗估")
_EFFORT: Final = (
    "人天 人日 人月 人天数 工作量 工时 投入 天数 用工 用时 "
    "投入人天 投入工时 投入工作量 投入天数 支撑人天 支撑工时 支撑工作量"
)
_ASKED_FOR: Final = words("申请 申报 上报 提报 报送 项目上报 项目申报 项目提报")
"""What somebody has asked for is an estimate: 申请人天：30 above 批复人天：25."""
_SIDES: Final = words("我方 贵方 你方 对方 双方 部门 我部 我组 项目组 我们 研发部 内部")
"""Whose estimate it is, or who agreed: 贵方预估, 我方同意."""
_TALKED_OVER: Final = words("谈定 谈好 谈妥 敲定 说定 说好 讲定 议定 最终谈定 最终敲定")
_WHO: Final = words("谁 哪位 派谁 什么人 何人 谁去 谁来 谁过去 谁支撑 谁支持 谁负责")
_FIRST_DAY: Final = (
    "首日 首天 第一天 入项 入组 进组 进项 入项时间 入项日期 进组时间 进组日期 从 从哪天 从几号 从何时 哪天开始 "
    "几号开始 生效日 生效日期 批准起始日 批准起始日期 批准开始日期 驻场起始 驻场起始日 派驻起始"
)
_FINAL_DAY: Final = (
    "末日 末天 最后日 出项 出组 离组 出项时间 出项日期 出组时间 出组日期 到 到哪天 到几号 到何时 哪天结束 几号结束 "
    "失效日 失效日期 批准截止日 批准截止日期 批准结束日期 派驻结束"
)
_WORKS: Final = words("测试 开发测试 研发 产品 设计 前端 后端 实施 运维")
_STAGES: Final = words("压测 回归 联调 实施 部署 运维 保障 驻场 现场 维保")
_WANTING: Final = words("需求 需要 所需 申请 用人 用工 急需")
_OF_WANTING: Final[dict[Field, str]] = {"asked": "角色 岗位 职位 工种", "count": "人数 数量"}
_BESIDE_WANTING: Final[dict[Field, str]] = {"period": "周期 期间 起止时间 起止日期"}


def _made(verbs: Iterable[str], nouns: Mapping[Field, str]) -> dict[str, Field]:
    """The labels that the verbs make with the nouns, and their fields."""
    return {verb + noun: field for field, told in nouns.items() for noun in told.split(" ") for verb in verbs}


def _spread(table: dict[Field, str]) -> dict[str, Field]:
    """Label → field; a `|` in the table stands for the space inside an English label."""
    return {word.replace("|", " "): field for field, words in table.items() for word in words.split()}


_ALL_WEAK: Final = {
    **_made(_LENDING, _BESIDE_LENDING),
    **_made(_WANTING, _BESIDE_WANTING),
    **_made(_AGREED, {"support": _EFFORT}),
    **_made(_GUESSED, {"estimated": _EFFORT}),
    **_made(_ASKED_FOR, {"estimated": "人天 人日 工作量 工时"}),
    **_made(
        [side + verb for side in _SIDES for verb in ("预估", "评估", "估算", "申请", "提出")],
        {"estimated": " 人天 人日 工作量 工时"},
    ),
    **_made(
        [side + verb for side in _SIDES for verb in ("协调", "同意", "确认", "核定", "商定", "批准")],
        {"support": " 人天 人日 工作量 工时"},
    ),
    **_made(["原估", "初步评估", "初步预估"], {"estimated": " 工作量 人天"}),
    **_made(["预估" + what for what in _WORKS], {"estimated": "工作量 工时 时间 人天"}),
    **_made(_STAGES, {"person": "人员 同事 成员"}),
    **_made(words("工作量 工时 人天 开发工作量 开发工时 开发"), {"estimated": "预估 评估 估算"}),
    **_made(_COMING, {"start": _DAY}),
    **_made(_BORROWING, {field: _OF_LENDING[field] for field in ("period", "start", "end", "support")}),
    **_made(words("借出 借入 派出 派遣 外派"), {"start": "日 当日"}),
    **_made(_RETURNING, {"end": f"{_DAY} "}),
    **_made(words("评估 估算 测算 粗估 初估"), {"estimated": ""}),
    **_made(_TALKED_OVER, {"support": ""}),
    **_made(_WHO, {"person": ""}),
    **_made([""], {"start": _FIRST_DAY, "end": _FINAL_DAY}),
    **_made(["到项"], {"person": "人员 同事 成员", "project": "项目", "start": "日期 时间 日"}),
    **_made(["离项", "退项"], {"end": "日期 时间 日"}),
    **_made(["预算"], {"estimated": "人天 人日 工时"}),
    **_made(["被派", "res"], {"person": ""}),
    **_made(["prj", "for"], {"project": ""}),
    **_made(["est", "days asked", "days requested", "asked days", "requested days"], {"estimated": ""}),
    **_made(
        ["days given", "days granted", "given days", "granted days", "agreed", "cfm", "confirmed"], {"support": ""}
    ),
    **_made(["支撑者", "支持者", "外派员工", "派出员工", "驻场人员姓名", "批准人员", "加的人"], {"person": ""}),
    **_made(["起讫"], {"period": " 时间 日期"}),
    **_made(["撤离"], {"end": "日"}),
    **_made(["在项", "在岗", "在场"], {"period": "时间 周期 期间 时段 起止"}),
    **_made(["窗口期"], {"period": ""}),
    **_made(["日期", "时间"], {"start": "起", "end": "止"}),
    **_made(["why", "为什么"], {"reason": ""}),
    **_made(["客户/", "客户及"], {"project": "项目"}),
    **_made(["紧急程度", "签发", "签发人", "签发日期", "单号", "被支持岗位", "申请方"], {"note": ""}),
    **_made(["派往", "加到", "去向项目", "派驻项目"], {"project": ""}),
    **_made(["多少", "几"], {"support": "人天 人日 工时"}),
    **_made(["人天", "人日", "工时", "工作量"], {"support": "多少 几何"}),
    **_made(["资源"], {"person": "姓名 名称 人选 人员", "role": "类型 角色 岗位 类别"}),
    **_made([when + verb for when in _MEANT for verb in _COMING], {"start": f"{_DAY} "}),
    **_made([when + verb for when in _MEANT for verb in _GOING], {"end": f"{_DAY} "}),
    **_made(_NO_LONGER, {"note": f"{_TILL} {_GONE}"}),
    **_made(_FROM_NOW_ON, {"until": f"{_TILL} {_GONE}"}),
    **_spread(_WEAK),
}
_MADE: Final = {**_made(_LENDING, _OF_LENDING), **_made(_WANTING, _OF_WANTING)}
_WHO_SENDS: Final = words("派工人 派单人 派遣人 委派人 调配人 派工者 委派者")
"""Who sends somebody, and is not sent."""
_NOT_MADE: Final = {*_ALL_WEAK, *_WHO_SENDS}
"""What looks made of a verb of lending and has a meaning of its own."""
_ONCE_MOVED: Final = words("调整后 变更后 推迟后 提前后")
_LAST: Final = words("最后 最后一个 最末")
_LAST_DAY: Final = "支撑日 支持日 支援日 投入日 工作日 在岗日 在场日 驻场日 服务日 支撑日期 支持日期 工作日期 在岗日期"
STRONG: Final = {
    **_made(_LAST, {"release_on": _LAST_DAY}),
    **_made([when + verb for when in _ONCE_MOVED for verb in _COMING], {"start": f"{_DAY} "}),
    **_made([when + verb for when in ("原计划", "原定") for verb in _COMING], {"note": f"{_DAY} "}),
    **_made([when + verb for when in _MEANT for verb in ("支撑", "支持")], {"period": "时间 周期 期间 时段 起止时间"}),
    **_made(["实际"], {"release_on": "离开 离开时间 离开日期 离岗 离场 撤场 退场"}),
    **_made(["原定", "原计划", "原"], {"note": "离开 离开时间 离开日期 离岗 离场 撤场 退场"}),
    **_made(NEW_PEOPLE, {"person": ""}),
    **{word: field for word, field in _MADE.items() if word not in _NOT_MADE},
    **_spread(_STRONG),
}
FIELD_OF: Final = {**_ALL_WEAK, **STRONG, **_made(_WHO_SENDS, {"note": ""})}
NEW_ENDS: Final = frozenset(_made(_FROM_NOW_ON, {"until": f"{_TILL} {_GONE}"}))
"""Labels of the last day as it is to be, which beside a first day (现开始时间) is that of a whole period."""
ALONE: Final = frozenset((*STRONG, *_made(_LENDING, {"role": _BESIDE_LENDING["role"]})))
"""Labels that head the lines below them without a colon: 支撑角色."""
