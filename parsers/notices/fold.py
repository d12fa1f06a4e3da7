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
    "緊紧 縮缩 統统 紀纪 絡络"
)

_SINGLE = {
    **{0xFF01 + offset: 0x21 + offset for offset in range(94)},
    **{ord(pair[0]): ord(pair[1]) for pair in _TRADITIONAL},
    **{ord(upper): ord(upper.lower()) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{0xFF21 + offset: ord("a") + offset for offset in range(26)},
    **{ord(space): ord(" ") for space in "\u3000\u00a0\u2002\u2003\u2009\t"},
    **{ord(mark): ord(" ") for mark in "①②③④⑤⑥⑦⑧⑨⑩●■◆◇★☆▪\u200b\u200c\u200d\ufeff"},
    **{ord(old): ord(new) for old, new in zip("【［〔「『】］〕」』", "[[[[[]]]]]", strict=True)},
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


def half_width(text: str) -> str:
    """`text` in half width only: what is shown again, such as a project's name with (二期)."""
    return text.translate(_WIDTH_ONLY)


def tidy(text: str) -> str:
    """`text` without the punctuation and space at its two ends."""
    return text.strip(_EDGES)
