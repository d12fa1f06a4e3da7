"""Folding: the same text in one width, one case and one script, character for character.

A folded text is as long as its original, so that a place found in the one is the same place in the other: labels
and reply words are looked for in the folded text, names and projects are taken from the original.
"""

from __future__ import annotations

from parsers.remembered import remembered


def words(*lists: str) -> tuple[str, ...]:
    """The words of some lists, as they stand between spaces."""
    return tuple(" ".join(lists).split())


_TRADITIONAL = words(
    "專专 項项 稱称 員员 週周 開开 發发 協协 調调 預预 時时 間间 負负 責责 經经 組组 長长 職职 務务 "
    "崗岗 單单 區区 與与 個个 請请 關关 於于 釋释 離离 場场 續续 約约 終终 "
    "結结 這这 邊边 對对 從从 變变 為为 爲为 換换 應应 該该 後后 測测 試试 產产 維维 運运 據据 數数 "
    "認认 贊赞 沒没 問问 題题 辦办 過过 還还 難难 說说 無无 異异 議议 絕绝 "
    "駁驳 確确 設设 計计 備备 註注 聯联 繫系 電电 話话 類类 戶户 標标 準准 資资 環环 術术 銷销 進进 "
    "駐驻 參参 團团 實实 讓让 給给 來来 會会 當当 見见 別别 謝谢 達达 點点 "
    "評评 審审 總总 幫帮 報报 補补 減减 擬拟 規规 劃划 東东 條条 優优 導导 師师 嗎吗 麼么 業业 軟软 "
    "體体 線线 圍围 並并 歸归 屬属 覺觉 們们 僅仅 簽签 訂订 獲获 級级 領领 "
    "寫写 聲声 覆复 複复 復复 號号 兩两 幾几 層层 動动 鏈链 誰谁 傳传 轉转 選选 現现 將将 內内 態态 "
    "階阶 額额 編编 檔档 構构 裏里 裡里 際际 遲迟 歡欢 頭头 適适 違违 願愿 "
    "極极 樣样 滿满 熱热 圖图 質质 聽听 勞劳 慮虑 隨随 屆届 讀读 錄录 誤误 "
    "撐撑 擔担 隊队 匯汇 彙汇 廠厂 採采 剛刚 創创 慶庆 歷历 曆历 夠够 雙双 價价 儘尽 盡尽 範范 節节 細细 "
    "緊紧 縮缩 統统 紀纪 絡络 "
    "許许 陳陈 張张 劉刘 楊杨 趙赵 黃黄 吳吴 孫孙 馬马 葉叶 蘇苏 "
    "蔣蒋 鄭郑 鄧邓 韓韩 馮冯 羅罗 盧卢 蕭萧 蘭兰 龍龙 賈贾 鄒邹 "
    "陸陆 顧顾 龔龚 譚谭 賀贺 嚴严 錢钱 湯汤 齊齐 賴赖 莊庄 倫伦 "
    "偉伟 華华 強强 軍军 國国 豐丰 鳳凤 麗丽 潔洁 瓊琼 寶宝 義义 "
    "傑杰 雲云 靜静 穎颖 瑩莹 輝辉 飛飞 騰腾 鵬鹏 鴻鸿 澤泽 濤涛 "
    "濱滨 潤润 寧宁 寬宽 學学 曉晓 樂乐 橋桥 權权 歐欧 煥焕 燁烨 "
    "爾尔 瑋玮 璽玺 畢毕 禮礼 純纯 緒绪 綺绮 聖圣 藝艺 藍蓝 衛卫 "
    "詩诗 誠诚 謙谦 貞贞 賢贤 賽赛 遠远 遼辽 邁迈 鄔邬 鈞钧 銘铭 "
    "鋒锋 鎮镇 鐘钟 門门 閔闵 閻阎 陽阳 雋隽 霽霁 韋韦 韻韵 順顺 "
    "顏颜 顥颢 駱骆 驊骅 魯鲁 鮑鲍 鳴鸣 麥麦 黨党 齡龄 夢梦 嵐岚 "
    "島岛 岡冈 帥帅 廣广 彥彦 愛爱 憲宪 懷怀 暉晖 暢畅 書书 棟栋 "
    "榮荣 樓楼 氣气 淵渊 滬沪 瀾澜 灣湾 燦灿 營营 獻献 瑤瑶 車车 "
    "連连 鄺邝 鈕钮 婁娄 溫温 閆闫 喬乔 呂吕 宮宫 塗涂 嶽岳 僑侨 "
    "劍剑 勝胜 啟启 喚唤 堅坚 壽寿 娛娱 婭娅 嬌娇 興兴 舉举 舊旧 "
    "萬万 蓮莲 薩萨 虛虚 裝装 覽览 訊讯 訓训 詢询 諾诺 謹谨 證证 "
    "譯译 護护 貝贝 財财 貨货 費费 貴贵 買买 賓宾 賬账 購购 贏赢 "
    "農农 鄉乡 醫医 釗钊 鐵铁 鑒鉴 險险 陣阵 隴陇 雜杂 雞鸡 霧雾 "
    "響响 飯饭 館馆 駿骏 鯤鲲 鶴鹤 庫库 廳厅 彈弹 恆恒 揚扬 擴扩 "
    "攜携 敘叙 敵敌 斷断 昇升 曠旷 朧胧 楓枫 檢检 櫻樱 殘残 沖冲 "
    "況况 決决 涼凉 淚泪 渾浑 滄沧 漢汉 潛潜 濟济 瀟潇 燈灯 爭争 獨独 "
    "瓏珑 監监 盤盘 禎祯 稅税 穀谷 筍笋 籃篮 糧粮 紅红 紋纹 納纳 "
    "紐纽 紗纱 絲丝 綠绿 網网 綱纲 綿绵 緯纬 練练 縣县 繼继 纖纤 "
    "聞闻 聰聪 膽胆 臺台 艦舰 莖茎 葦苇 薈荟 蘊蕴 蘋苹 螢萤 衝冲"
)

_SINGLE = {
    **{0xFF01 + offset: 0x21 + offset for offset in range(94)},
    **{ord(pair[0]): ord(pair[1]) for pair in _TRADITIONAL},
    **{ord(upper): ord(upper.lower()) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{0xFF21 + offset: ord("a") + offset for offset in range(26)},
    **{ord(space): ord(" ") for space in "\u3000\u00a0\u2002\u2003\u2009\t"},
    **{ord(mark): ord(" ") for mark in "①②③④⑤⑥⑦⑧⑨⑩●■◆◇★☆▪\u200b\u200c\u200d\ufeff"},
    **{ord(old): ord(new) for old, new in zip("【［〔「『】］〕」』", "[[[[[]]]]]", strict=True)},
    **{ord(arrow): ord("→") for arrow in "➜➔➡⟶⇒⟹"},
    **{ord(old): ord(new) for old, new in zip("﹕∶︰；﹔﹐，｡．", ":::;;,,。.", strict=True)},
}
_WIDTH_ONLY = {
    **{0xFF01 + offset: 0x21 + offset for offset in range(94)},
    **{ord(space): ord(" ") for space in "\u3000\u00a0\u2002\u2003\u2009\t"},
}
_EDGES = " \t\r\n,;:。、|*_-.!~\u3000，；：！"


@remembered
def fold(text: str) -> str:
    """`text` in half width, lower case and simplified script, every character at its old place."""
    return text.translate(_SINGLE)


_SCRIPT = {ord(pair[0]): ord(pair[1]) for pair in _TRADITIONAL}


def simplified(text: str) -> str:
    """`text` in simplified script, and otherwise as it is."""
    return text.translate(_SCRIPT)


def half_width(text: str) -> str:
    """`text` in half width only: what is shown again, such as a project's name with (二期)."""
    return text.translate(_WIDTH_ONLY)


def tidy(text: str) -> str:
    """`text` without the punctuation and space at its two ends."""
    return text.strip(_EDGES)
