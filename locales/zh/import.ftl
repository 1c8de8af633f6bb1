# 导入住户名册：整份文件不能收、某一行不能收、某一行要再看一眼时说的话

import-column =
    { $column ->
        [number] 户号
        [address] 地址
        [head] 户主
        [people] 人口
        [phone] 电话
        [lat] 纬度
        [lon] 经度
        [hazard] 房屋隐患
        [needs] 需照顾
        [hamlet] 片区
       *[other] 其他
    }

import-change = { import-column } { $old } → { $new }
import-kind =
    { $kind ->
        [refused] 读不了
        [warning] 请再看看
        [added] 新增
        [changed] 改动
        [kept] 以住户自己说的为准
        [missing] 表里没有
       *[unchanged] 不变
    }
import-table-head =
    { $column ->
        [what] 情况
        [row] 行
        [number] 户号
        [field] 项目
        [old] 原来
        [new] 现在
       *[reason] 原因
    }

import-summary = 新增 { $added }，改动 { $changed }，不变 { $unchanged }，表里没有 { $missing }（不会删除），读不了 { $refused }。{ $stored ->
        [yes] 已经写入。
       *[no] 什么也没有写入。
    }
import-no-changes = 现有的组不用改。

import-refused-bytes = 文件有 { $size } MB，最多 { $most } MB。请删去图片和其他工作表，另存后再发。
import-too-large = 文件太大，最多 { $mb } MB。请删去图片和其他工作表，另存后再发。
import-refused-rows = 表里超过 { $most } 行。请分成几份再发。
import-refused-empty = 文件是空的。请打开看看，填好后再发。
import-refused-old-excel = 这是旧版 Excel（.xls）或加了密码的文件。请去掉密码，另存为 .xlsx 再发。
import-refused-kind = “{ $file }”不是表格。请发 .xlsx，或者 UTF-8、GB18030 编码的 .csv。
import-refused-not-workbook = 这个压缩包不是 Excel 表格。请在 Excel 或 WPS 里另存为 .xlsx 再发。
import-refused-broken = 文件坏了，打不开。请在 Excel 或 WPS 里打开，另存为 .xlsx 再发。
import-refused-unpacked = 文件展开后太大。请把名册复制到一张新表里，另存为 .xlsx 再发。
import-refused-text = 单元格里的字太多。请只留名册要用的列，再发一次。
import-refused-quotes = 第 { $row } 行附近有一个引号没有成对。请补上或删掉，或者另存为 .xlsx 再发。
import-refused-heads = 找不到表头。请在名册上面写一行：户号、地址、户主，其他列可有可无。如果有几张工作表，请把名册放在第一张。
import-refused-column = 第 { $row } 行的表头里没有“{ import-column }”这一列。请补上再发。

import-defect-row = 第 { $row } 行：{ $reason }
import-defect-no-number = 没有户号。请填上。
import-defect-no-address = 没有地址。请填上。
import-defect-no-head = 没有户主姓名。请填上。
import-defect-date = { import-column }变成了日期“{ $value }”。请把这一列设成“文本”，重新填。
import-defect-error = { import-column }显示表格自己的错误“{ $value }”。请改好公式或直接填上，再发一次。
import-defect-rounded = { import-column }变成了“{ $value }”，后面的数字丢了。请把这一列设成“文本”，重新填。
import-defect-people = 人口“{ $value }”不是数字。请填 0 到 { $most } 的数字，不知道就空着。
import-defect-phone = 电话“{ $value }”看不懂。请只填号码，没有就空着。
import-defect-lat = 纬度“{ $value }”不对。请填 -90 到 90 的数，不知道就空着。
import-defect-lon = 经度“{ $value }”不对。请填 -180 到 180 的数，不知道就空着。
import-defect-long = { import-column }有 { $length } 个字，最多 { $most } 个。请写短些。
import-defect-conflict = 户号和第 { $first } 行相同，{ import-column }却不同。请查清哪一行对，删掉另一行。

import-warning-total = 看着是合计行，没有导入。
import-warning-remark = “{ $words }”看着是标题或签字，不是住户，没有导入。
import-warning-phone-words = 电话只收号码，没有收“{ $value }”。
import-warning-phone-digits = 电话“{ $value }”像手机号，但位数不对。请核对。
import-warning-repeated = 和第 { $first } 行完全一样，只算一次。
import-warning-place = 纬度、经度不全，按没有坐标处理。
import-warning-far = 离村子中间有 { $km } 公里。请看看纬度、经度有没有填错。

grouping-refused-size = 每组不能是 { $size } 户。请填 { $least } 到 { $most }。
