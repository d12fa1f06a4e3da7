"""Chinese family names: what tells a name from another word of two to four characters."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import words

SINGLE: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣"
    "邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰"
    "秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡"
    "劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘"
    "匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
    "肖闫付代邸仝覃卿岳帅缑亢况有琴涂揭税苟晋楚闾法汝鄢钦粟佟言福仪商牟佘佴伯赏墨哈谯笪年爱阳佟丘迟原区门揣冼修撒鹿"
    "劉張陳楊趙黃吳孫馬鄭許韓馮蕭鄧葉蘇盧蔣賈閻龍譚鄒陸錢湯萬嚴賴齊龐顏羅鍾謝梁餘於費畢郝鄔時傅單紀項閔強婁顧應"
)
DOUBLE: Final = frozenset(
    words(
        "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 长孙 宇文 司空 端木 百里 南宫 东郭 "
        "呼延 轩辕 独孤 淳于 单于 太史 申屠 "
        "公冶 宗政 濮阳 赫连 澹台 钟离 鲜于 闻人 拓跋 万俟 第五 西门 歐陽 諸葛 東方"
    )
)
TITLES: Final = words(
    "总监 经理 主任 组长 老师 工程师 同学 同事 先生 女士 小姐 总工 主管 院长 部长 博士 工 总 哥 姐 导"
)
FORMS_OF_ADDRESS: Final = "小老阿"


def surname_of(name: str) -> str | None:
    """The family name of a Chinese name, or None when it does not begin with one."""
    if name[:2] in DOUBLE and len(name) > 2:  # noqa: PLR2004  a family name of two characters
        return name[:2]
    return name[0] if name and name[0] in SINGLE else None
