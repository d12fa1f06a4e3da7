"""The words in which sales people ask for what is done before a sale, without its name (P1): 白皮书, 演示账号, 标书."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary
from state.notice import Topic

PLAIN: Final = Vocabulary(
    {
        "MATERIAL": "白皮书 彩页 宣传册 宣传页 宣传材料 ppt 介绍材料 产品介绍 产品资料 产品材料 标准资料 资料 功能清单 "
        "成功案例 典型案例 案例材料 客户案例 案例 软著 资质 产品手册 用户手册 datasheet brochure slides white|paper",
        "DEMO": "演示环境 试用环境 demo环境 测试环境 体验环境 演示账号 试用账号 测试账号 体验账号 试用 demo 系统演示 "
        "产品演示 平台演示 演示系统 演示 trial",
        "EXCHANGE": "技术交流 技术交流会 交流会 客户交流 方案讲解 产品讲解 技术讲解 方案宣讲 产品宣讲 技术宣讲 "
        "方案汇报 产品培训 客户培训 presentation",
        "STUDY": "需求调研 调研 现场调研",
        "CUSTOM": "定制 定制化 定制开发 定制需求 二次开发",
        "PLAN": "方案 解决方案 技术方案 建设方案 整体方案 方案编写 方案支持 方案支撑",
        "BID": "讲解 宣讲 竞品 竞品分析 竞品对比 标书 投标 应标 招标 开标 技术标 招标参数 技术参数 poc poc测试 "
        "报价 报价单 报价清单 汇报材料 tender bid quotation",
        "PEOPLE": "个售前 名售前 位售前",
        "ASKS": "请 请求 麻烦 烦请 还请 恳请 需要 需 希望 想请 想要 想看 想听 想试用 能否 能不能 可否 申请 求 协助 "
        "帮忙 请协助 please need needs would|like could|you",
        "DOES": "提供 发 发我 发送 给 给我 安排 协调 派 准备 搭建 开通 开 支持 支撑 编写 写 做 出 评估 参会 "
        "配合 provide send arrange prepare support",
        "CUSTOMER": "客户 甲方 业主 招标文件 商机 售前 潜客 用户单位 customer client prospect",
        "EVERYBODY": "各位 大家 各组 全体 所有人 各部门 查收 查阅 知悉 周知 参加 出席 准时 过目 审阅 验证 验收 归档",
        "OVER": "已发 已完成 已提供 已部署 已经部署 已经完成 已经提供 已结束 完成了 写完 进度 结果 周报 月报 纪要 评比",
        "COUNTS": "问卷 调查问卷 调研问卷 满意度 内部评审 内部演示 survey questionnaire team|meeting sprint "
        "人天 人月 虚拟机 服务器 释放 回收 开发人员 前端 后端 撤场 续期 撤销 结项",
        "MARK": ", 。 ; ! ? ( ) 、 :",
    }
)
_MATTER: Final = "(MATERIAL | DEMO | EXCHANGE | STUDY | CUSTOM | PLAN | BID)"
A_MATTER: Final = PLAIN.wordings(_MATTER)
ASKED_FOR: Final = PLAIN.wordings(
    # 请支持产品资料一套, 需要一名同事配合写标书, 能不能安排人
    f"ASKS (!( EVERYBODY ) ANY){{0,16}}? (DOES | {_MATTER})"
)
ASKED_OUTRIGHT: Final = PLAIN.wordings(
    # 请开通一个演示账号; behind another clause: 客户周五要汇报，请安排人做方案
    f"ASKS (!( MARK | EVERYBODY ) ANY){{0,16}}? {_MATTER}",
    # 需要一个售前去现场两天
    "ASKS (!( MARK | EVERYBODY ) ANY){0,8}? PEOPLE",
    f"{_MATTER} ANY{{0,24}}? ASKS (!( MARK | EVERYBODY ) ANY){{0,6}}? DOES",
)
OF_A_CUSTOMER: Final = PLAIN.wordings("(CUSTOMER | BID | PEOPLE)")
ANOTHER: Final = PLAIN.wordings("COUNTS", "OVER")
"""Of people who are lent, or of what is done: nothing is asked for."""
TOPIC_OF: Final[dict[str, Topic]] = {
    "MATERIAL": "标准化货架资料",
    "DEMO": "演示环境",
    "EXCHANGE": "技术交流",
    "STUDY": "需求调研",
    "CUSTOM": "定制方案",
    "PLAN": "方案支撑",
}
"""A bid, a proof of concept or a price is none of P1 by name: what is wanted is asked."""
