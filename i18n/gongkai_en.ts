<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Acts</name>
    <message>
        <source>为什么撤销</source>
        <translation>Reason for taking it back</translation>
    </message>
    <message>
        <source>撤销这一步</source>
        <translation>Take this step back</translation>
    </message>
    <message>
        <source>这些信息还没有送审</source>
        <translation>These items have not been submitted for review</translation>
    </message>
    <message>
        <source>先送审（Ctrl+B）或打印审查表，再录入签字结果</source>
        <translation>Submit them for review first (Ctrl+B) or print the review sheet, then enter the signing results</translation>
    </message>
    <message>
        <source>先在表里选中（Space 可多选），再办理</source>
        <translation>Choose items in the table first (Space chooses several), then go on</translation>
    </message>
    <message>
        <source>还没有选中</source>
        <translation>Nothing is chosen yet</translation>
    </message>
    <message>
        <source>已记下：{}</source>
        <translation>Recorded: {}</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>“{}”是哪一步的？</source>
        <translation>Which step does &quot;{}&quot; belong to?</translation>
    </message>
    <message>
        <source>一次收一个文件</source>
        <translation>One file at a time</translation>
    </message>
    <message>
        <source>请一个一个拖进来，或在表单里选</source>
        <translation>Drag them in one by one, or choose them in the form</translation>
    </message>
    <message>
        <source>这一件现在没有要附文件的步骤</source>
        <translation>No step of this record takes a file now</translation>
    </message>
    <message>
        <source>先选一件还没有办完的，再把文件拖进来</source>
        <translation>First choose a record that is still open, then drag the file in</translation>
    </message>
</context>
<context>
    <name>AlikeTab</name>
    <message>
        <source>相似的申请和信息</source>
        <translation>Similar requests and items</translation>
    </message>
    <message>
        <source>没有找到相似的申请和信息。</source>
        <translation>No similar requests or items found.</translation>
    </message>
</context>
<context>
    <name>Annual</name>
    <message>
        <source>搜索：年度、名称</source>
        <translation>Search: year, name</translation>
    </message>
    <message>
        <source>编制  Ctrl+N</source>
        <translation>Prepare  Ctrl+N</translation>
    </message>
    <message>
        <source>打印报告…</source>
        <translation>Print the report…</translation>
    </message>
    <message>
        <source>报送、公布期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>在左边选一年的报告，这里显示它的表格、核对和下一步。</source>
        <translation>Choose a year&apos;s report on the left; its tables, checks and next steps are shown here.</translation>
    </message>
    <message>
        <source>还没有编制过年度报告</source>
        <translation>No annual report has been prepared yet</translation>
    </message>
    <message>
        <source>按 Ctrl+N 选一年：表格由台账数出来，每个数都打得开它后面的登记。</source>
        <translation>Press Ctrl+N and choose a year: the tables are counted from the records, and every figure opens the records behind it.</translation>
    </message>
    <message>
        <source>这里没有年度报告</source>
        <translation>No annual reports here</translation>
    </message>
    <message>
        <source>在左边选“全部”看各年的报告。</source>
        <translation>Choose &quot;All&quot; on the left to see every year&apos;s report.</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>提醒（工作日）</source>
        <translation>Workdays left</translation>
    </message>
    <message>
        <source>还没有填：用“填数”</source>
        <translation>Not entered yet: use &quot;Enter figures&quot;</translation>
    </message>
    <message>
        <source>还没有写：用“起草”</source>
        <translation>Not written yet: use &quot;Draft&quot;</translation>
    </message>
    <message>
        <source>已存为 {}</source>
        <translation>Saved as {}</translation>
    </message>
    <message>
        <source>存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>政府信息公开工作年度报告_{}.docx</source>
        <translation>Annual disclosure report {}.docx</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>网页 (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
    <message>
        <source>Ctrl+J 到表格&#x3000;F1 全部按键</source>
        <translation>Ctrl+J to the tables&#x3000;F1 all keys</translation>
    </message>
</context>
<context>
    <name>AnnualPage</name>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>把选中的报告存成 Word、Excel、PDF 或网页（Ctrl+Shift+S）</source>
        <translation>Save the chosen report as Word, Excel, PDF or a web page (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>先在列表里选一年的报告</source>
        <translation>First choose a year&apos;s report in the list</translation>
    </message>
    <message>
        <source>这个数是人工填的，谁、哪一天填的见“概要”</source>
        <translation>This figure was entered by hand; who and when is told under &quot;Overview&quot;</translation>
    </message>
</context>
<context>
    <name>AnnualTables</name>
    <message>
        <source>表三：申请</source>
        <translation>Table 3: requests</translation>
    </message>
    <message>
        <source>表二：主动公开</source>
        <translation>Table 2: proactive disclosure</translation>
    </message>
    <message>
        <source>表四：复议、诉讼</source>
        <translation>Table 4: reviews and lawsuits</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>下一步  Ctrl+Enter</source>
        <translation>Next  Ctrl+Enter</translation>
    </message>
    <message>
        <source>打开(&amp;O)</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>还要等 {} 秒</source>
        <translation>wait {} s more</translation>
    </message>
    <message>
        <source>显示输入的密码(&amp;S)</source>
        <translation>&amp;Show what is typed</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>AtLogin</name>
    <message>
        <source>登录时打开没有设成</source>
        <translation>Opening at login could not be set</translation>
    </message>
    <message>
        <source>Windows 不让改，错误编号 {}</source>
        <translation>Windows does not allow the change, error number {}</translation>
    </message>
    <message>
        <source>请联系本机管理员</source>
        <translation>Please ask the administrator of this computer</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>缘由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>记载</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>核验</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>恢复演练  F2</source>
        <translation>Restore drill  F2</translation>
    </message>
    <message>
        <source>用这份恢复…</source>
        <translation>Restore from this one…</translation>
    </message>
    <message>
        <source>用别处的备份…</source>
        <translation>Use a backup from elsewhere…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>备份到 U 盘…</source>
        <translation>Back up to a USB drive…</translation>
    </message>
    <message>
        <source>检查台账</source>
        <translation>Check the ledger</translation>
    </message>
    <message>
        <source>{} 条</source>
        <translation>{} records</translation>
    </message>
    <message>
        <source>✕ 打不开，不能用</source>
        <translation>✕ Cannot be opened or used</translation>
    </message>
    <message>
        <source>✓ 备份时核验过</source>
        <translation>✓ Verified when made</translation>
    </message>
    <message>
        <source>没有核验过，可做恢复演练</source>
        <translation>Not verified; a restore drill can be run</translation>
    </message>
    <message>
        <source>每天第一次打开时自动备份一份，最近的 14 份留在办公文件夹的“备份”里；手工备份的不删。</source>
        <translation>A backup is made automatically the first time the program is opened each day. The latest 14 are kept in the backup folder inside the office folder; backups made by hand are never deleted.</translation>
    </message>
    <message>
        <source>最近一次另存到别处：{}</source>
        <translation>Last copy saved elsewhere: {}</translation>
    </message>
    <message>
        <source>▲ 还没有。硬盘坏了，放在一起的备份也会没有，请常备份到 U 盘</source>
        <translation>▲ none yet. If the disk fails, backups kept on it are lost too; back up to a USB drive often</translation>
    </message>
    <message>
        <source>最近一次恢复演练：{}</source>
        <translation>Last restore drill: {}</translation>
    </message>
    <message>
        <source>▲ 还没有。请选一份做恢复演练</source>
        <translation>▲ none yet. Please choose a backup and run a restore drill</translation>
    </message>
    <message>
        <source>备份到哪个文件夹</source>
        <translation>Choose the folder to back up to</translation>
    </message>
    <message>
        <source>正在检查台账</source>
        <translation>Checking the ledger</translation>
    </message>
    <message>
        <source>检查发现 {} 处不对</source>
        <translation>The check found {} faults</translation>
    </message>
    <message>
        <source>怎么办：先不要改动这个文件夹，用最近一份完好的备份做恢复演练，通过后再恢复。</source>
        <translation>What to do: leave this folder unchanged for now, run a restore drill with the latest good backup, and restore from it once the drill has passed.</translation>
    </message>
    <message>
        <source>台账完好：数据库、历史链、每一行、每个附件都对得上</source>
        <translation>The ledger is sound: the database, the history chain, every row and every attachment agree</translation>
    </message>
    <message>
        <source>正在演练恢复</source>
        <translation>Running the restore drill</translation>
    </message>
    <message>
        <source>用时 {} 秒</source>
        <translation>took {} seconds</translation>
    </message>
    <message>
        <source>演练通过：这份备份能完整恢复</source>
        <translation>Drill passed: this backup can be restored in full</translation>
    </message>
    <message>
        <source>{} 的备份恢复到了临时文件夹，{} 条记载、台账每一行、附件都核对无误，{}。临时文件夹已删除。</source>
        <translation>The backup of {} was restored to a temporary folder; its {} records, every row of the ledger and the attachments were checked and found correct ({}). The temporary folder has been deleted.</translation>
    </message>
    <message>
        <source>{}，通过</source>
        <translation>{}, passed</translation>
    </message>
    <message>
        <source>演练没有通过：这份备份不能完整恢复</source>
        <translation>Drill failed: this backup cannot be restored in full</translation>
    </message>
    <message>
        <source>缺附件“{}”</source>
        <translation>Attachment &quot;{}&quot; is missing</translation>
    </message>
    <message>
        <source>怎么办：换一份备份再演练；缺附件的，请从办公文件夹的“附件”里找。</source>
        <translation>What to do: try the drill with another backup; for missing attachments, look in the attachments folder inside the office folder.</translation>
    </message>
    <message>
        <source>{}，没有通过</source>
        <translation>{}, failed</translation>
    </message>
    <message>
        <source>恢复演练</source>
        <translation>Restore drill</translation>
    </message>
    <message>
        <source>已恢复到：{}</source>
        <translation>Restored to: {}</translation>
    </message>
    <message>
        <source>打开它</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>怎么办：每条记载都完好，只是台账的行或检索与它们不一致，可以按记载全部重建。</source>
        <translation>What to do: every record is sound; only the rows or the index of the ledger differ from them. Everything can be rebuilt from the records.</translation>
    </message>
    <message>
        <source>按记载重建</source>
        <translation>Rebuild from the records</translation>
    </message>
    <message>
        <source>原来的台账没有动。要现在打开恢复出来的这一份吗？</source>
        <translation>The original ledger was not touched. Open the restored one now?</translation>
    </message>
    <message>
        <source>加密的，要用那时的密码</source>
        <translation>encrypted; opens with the password used at that time</translation>
    </message>
    <message>
        <source>备份也是加密的：每一份用备份那一天的密码（或那时的恢复单）打开，换过密码也一样。</source>
        <translation>Backups are encrypted too: each opens with the password (or recovery sheet) in use when it was made, even after a change.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>正在备份并核验</source>
        <translation>Backing up and verifying</translation>
    </message>
    <message>
        <source>已另存并核验：{}</source>
        <translation>Saved elsewhere and verified: {}</translation>
    </message>
    <message>
        <source>正在另存并核验</source>
        <translation>Saving elsewhere and verifying</translation>
    </message>
    <message>
        <source>已备份并核验数据库：{}</source>
        <translation>Database backed up and verified: {}</translation>
    </message>
    <message>
        <source>这份备份不完整：{}</source>
        <translation>This backup is not complete: {}</translation>
    </message>
    <message>
        <source>怎么办：用“检查台账”看清哪里不对；缺的附件找到原件重新添加，再备份。</source>
        <translation>What to do: see with &quot;Check the ledger&quot; what is wrong; find the originals of missing attachments, add them again, then back up.</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>怎么办：{}</source>
        <translation>What to do: {}</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>各本台账里作废、撤回、撤销的都在这里，最近的在前。记录和时间线一直留着，没有东西会自己消失。</source>
        <translation>What was voided, withdrawn or taken back in any ledger is here, the latest first. Records and timelines stay for good; nothing vanishes by itself.</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>哪本台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>怎样没有的</source>
        <translation>What happened to it</translation>
    </message>
    <message>
        <source>到那里看  Enter</source>
        <translation>Go there  Enter</translation>
    </message>
    <message>
        <source>恢复…  F2</source>
        <translation>Restore…  F2</translation>
    </message>
    <message>
        <source>彻底清除…  Del</source>
        <translation>Purge…  Del</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>为什么恢复</source>
        <translation>Reason for restoring</translation>
    </message>
    <message>
        <source>恢复：{}</source>
        <translation>Restore: {}</translation>
    </message>
    <message>
        <source>已恢复：{}</source>
        <translation>Restored: {}</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>扫描页</source>
        <translation>Scanned page</translation>
    </message>
    <message>
        <source>没有作废、撤回或撤销的。</source>
        <translation>Nothing was voided, withdrawn or taken back.</translation>
    </message>
    <message>
        <source>可以恢复：撤销的是作废那一步，记录照旧。</source>
        <translation>Can be restored: the step that voided it is taken back; the record is as before.</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>如：登山节放假、年中调整放假安排</source>
        <translation>For example: local festival holiday, holiday plan changed during the year</translation>
    </message>
    <message>
        <source>通知文号</source>
        <translation>Notice number</translation>
    </message>
    <message>
        <source>依据上级通知的填文号；本单位自己定的不填</source>
        <translation>Number of the higher authority&apos;s notice, if it follows one</translation>
    </message>
    <message>
        <source>到哪一天为止</source>
        <translation>Until which day</translation>
    </message>
    <message>
        <source>应在所选日子之后两个月以内</source>
        <translation>Must be within two months after the chosen day</translation>
    </message>
    <message>
        <source>撤销更正：{}（{}）</source>
        <translation>Take the correction back: {} ({})</translation>
    </message>
    <message>
        <source>撤销的理由</source>
        <translation>Reason for taking it back</translation>
    </message>
    <message>
        <source>改为上班：{}</source>
        <translation>Make a working day: {}</translation>
    </message>
    <message>
        <source>改为放假：{}</source>
        <translation>Make a day off: {}</translation>
    </message>
    <message>
        <source>（{} 天）</source>
        <translation> ({} days)</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>工作日历</source>
        <translation>Working calendar</translation>
    </message>
    <message>
        <source>年历</source>
        <translation>Year calendar</translation>
    </message>
    <message>
        <source>撤销这一天的更正…</source>
        <translation>Take this day&apos;s correction back…</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>休 放假&#x3000;班 补班&#x3000;灰底 周末&#x3000;◥ 本单位更正&#x3000;粗体 今天</source>
        <translation>H: holiday  W: make-up day  Grey: weekend  ◥: corrected by this office  Bold: today</translation>
    </message>
    <message>
        <source>方向键 选日子&#x3000;Enter 更正&#x3000;Delete 撤销更正&#x3000;PgUp/PgDn 换年</source>
        <translation>Arrow keys: choose a day  Enter: correct  Delete: take the correction back  PgUp/PgDn: change year</translation>
    </message>
    <message>
        <source>导入放假通知…</source>
        <translation>Import a holiday notice…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这一年导入的通知和更正</source>
        <translation>Notices and corrections this year</translation>
    </message>
    <message>
        <source>{} 年</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>按国务院办公厅通知</source>
        <translation>By the State Council General Office&apos;s notice</translation>
    </message>
    <message>
        <source>通知不全，缺：{}；缺的按法定节日估计，期限为暂定</source>
        <translation>The notice is incomplete, missing: {}; the missing days are estimated from statutory holidays and deadlines are provisional</translation>
    </message>
    <message>
        <source>放假通知未导入，按法定节日估计，期限为暂定</source>
        <translation>No holiday notice imported; estimated from statutory holidays, deadlines are provisional</translation>
    </message>
    <message>
        <source>；更正 {} 天</source>
        <translation>; {} days corrected</translation>
    </message>
    <message>
        <source>依据：{}</source>
        <translation>Basis: {}</translation>
    </message>
    <message>
        <source>把这一天改为放假…</source>
        <translation>Make this a day off…</translation>
    </message>
    <message>
        <source>把这一天改为上班…</source>
        <translation>Make this a working day…</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>已归入 {} 件信息</source>
        <translation>{} items filed under the entry</translation>
    </message>
    <message>
        <source>有 {} 件没有归入</source>
        <translation>{} items were not filed</translation>
    </message>
    <message>
        <source>其余 {} 件已经归入</source>
        <translation>The other {} items have been filed</translation>
    </message>
    <message>
        <source>归入信息</source>
        <translation>File items under the entry</translation>
    </message>
    <message>
        <source>搜索：名称、文号、关键词、拼音首字母</source>
        <translation>Search: title, document number, keyword, pinyin initials</translation>
    </message>
    <message>
        <source>归入目录条目</source>
        <translation>File under a catalogue entry</translation>
    </message>
    <message>
        <source>搜索条目：事项、内容、依据、科室、拼音首字母</source>
        <translation>Search entries: matter, content, basis, department, pinyin initials</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>现在的条目</source>
        <translation>Current entry</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>责任科室</source>
        <translation>Responsible department</translation>
    </message>
    <message>
        <source>已公开</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>最近公开</source>
        <translation>Last published</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>新条目  Ctrl+N</source>
        <translation>New entry  Ctrl+N</translation>
    </message>
    <message>
        <source>在左边的表里选一行，这里显示它的时限、信息和变动。</source>
        <translation>Choose a row in the table; its time limit, items and changes are shown here.</translation>
    </message>
    <message>
        <source>还没有基本目录</source>
        <translation>No catalogue yet</translation>
    </message>
    <message>
        <source>把本单位的“主动公开基本目录”表格导入进来，程序按表头认出它；也可以按 Ctrl+N 逐条登记。</source>
        <translation>Import your office&apos;s table of the proactive disclosure catalogue; it is recognised by its headers. Or press Ctrl+N to add entries one by one.</translation>
    </message>
    <message>
        <source>（没有写公开内容）</source>
        <translation>(no content given)</translation>
    </message>
    <message>
        <source>改了时限的，未公开的信息随之按新时限计算</source>
        <translation>If the time limit changes, items not yet published are recalculated by the new one</translation>
    </message>
    <message>
        <source>条目和它的信息都保留，只是不再列入目录</source>
        <translation>The entry and its items are kept; it is only no longer listed in the catalogue</translation>
    </message>
    <message>
        <source>{} {} 个，达到 {} 个即不合格（{}）</source>
        <translation>{}: {}; {} or more is a fail ({})</translation>
    </message>
</context>
<context>
    <name>CatalogueActs</name>
    <message>
        <source>已移出</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>“{}”的登记不变，公开期限改按一般规定计算。</source>
        <translation>The record of &quot;{}&quot; stays as it is; its publication deadline is now computed by the general rule.</translation>
    </message>
    <message>
        <source>把这件信息移出条目吗？</source>
        <translation>Take this item out of the entry?</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>已发布新版目录</source>
        <translation>New version of the catalogue released</translation>
    </message>
    <message>
        <source>新版记下目录此刻的样子（{}：目录应当及时更新）；以后怎样改都能查到这一版。</source>
        <translation>The new version records the catalogue as it is now ({}: the catalogue should be kept up to date); whatever changes later, this version can always be looked up.</translation>
    </message>
    <message>
        <source>撤销这一版吗？</source>
        <translation>Take this version back?</translation>
    </message>
    <message>
        <source>只撤销发布的记载，条目不变；撤销本身也留有记载。</source>
        <translation>Only the record of the release is taken back; the entries stay as they are. Taking it back is recorded too.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>主动公开基本目录_{}.xlsx</source>
        <translation>Proactive disclosure catalogue_{}.xlsx</translation>
    </message>
    <message>
        <source>导出为 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已导出 {} 条：{}</source>
        <translation>{} entries exported: {}</translation>
    </message>
    <message>
        <source>正在导出 {}</source>
        <translation>Exporting {}</translation>
    </message>
    <message>
        <source>主动公开基本目录</source>
        <translation>Proactive disclosure catalogue</translation>
    </message>
    <message>
        <source>正在制表</source>
        <translation>Laying out the sheet</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>版本…</source>
        <translation>Versions…</translation>
    </message>
    <message>
        <source>发布新版…</source>
        <translation>New version…</translation>
    </message>
    <message>
        <source>{} 条</source>
        <translation>{} entries</translation>
    </message>
    <message>
        <source>还没有发布过版本</source>
        <translation>Not released yet</translation>
    </message>
    <message>
        <source>现行 {}（{} 起），此后有 {} 处改动未发布</source>
        <translation>Current: {} (from {}); {} changes since then not released</translation>
    </message>
    <message>
        <source>现行 {}（{} 起），没有未发布的改动</source>
        <translation>Current: {} (from {}); no unreleased changes</translation>
    </message>
    <message>
        <source>导入目录表格…</source>
        <translation>Import a catalogue table…</translation>
    </message>
</context>
<context>
    <name>ChangePassword</name>
    <message>
        <source>换密码</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>马上就好，不用重新加密。以前的备份仍用备份那一天的密码；恢复单不变。</source>
        <translation>Done at once; nothing is encrypted anew. Earlier backups still open with the password in use when they were made; the recovery sheet stays valid.</translation>
    </message>
    <message>
        <source>换密码(&amp;O)</source>
        <translation>&amp;Change password</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在换密码</source>
        <translation>Changing the password</translation>
    </message>
</context>
<context>
    <name>CheckFirst</name>
    <message>
        <source>先检查附件里有没有身份证号、隐藏的内容和修订痕迹。已经公开的，可以直接登记。</source>
        <translation>First check the attachments for ID card numbers, hidden content and tracked changes. If the item is already published, you can record it directly.</translation>
    </message>
    <message>
        <source>检查附件</source>
        <translation>Check attachments</translation>
    </message>
    <message>
        <source>直接登记</source>
        <translation>Record directly</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>送审或公开之前</source>
        <translation>Before review or publication</translation>
    </message>
    <message>
        <source>先把它们处理完。确要照样办的，要写理由，照实记下并标记“与规定不符”。</source>
        <translation>Deal with them first. To go on all the same, give a reason; it is recorded as it is and marked &quot;against the rules&quot;.</translation>
    </message>
    <message>
        <source>写明理由，照样办</source>
        <translation>Give a reason and go on</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>已筛选：{}</source>
        <translation>Filtered: {}</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>归入  Ctrl+Enter</source>
        <translation>File  Ctrl+Enter</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>已选 {} 件</source>
        <translation>{} chosen</translation>
    </message>
</context>
<context>
    <name>ClockWatch</name>
    <message>
        <source>时间没有错…</source>
        <translation>The time is right…</translation>
    </message>
    <message>
        <source>重新核对</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>电脑的时间对吗？</source>
        <translation>Is the computer&apos;s time right?</translation>
    </message>
    <message>
        <source>时间没有错，继续登记</source>
        <translation>The time is right; continue recording</translation>
    </message>
    <message>
        <source>{}：{}。请先改正；期限和剩余天数按电脑的日期显示，也可能不对。</source>
        <translation>{}: {}. Please correct it first; deadlines and days left are shown by the computer&apos;s date and may be wrong too.</translation>
    </message>
</context>
<context>
    <name>ColumnMap</name>
    <message>
        <source>每一列读作台账的哪一项。不对的改好，再点“按这个对应重新读取”；导入后会记住，下次不用再选。</source>
        <translation>What each column is read as. Change what is wrong, then click &quot;Read again with these meanings&quot;; once imported, this is remembered for the next time.</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>内容举例</source>
        <translation>Sample content</translation>
    </message>
    <message>
        <source>读作</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>怎么认出的</source>
        <translation>Recognised by</translation>
    </message>
    <message>
        <source>按这个对应重新读取</source>
        <translation>Read again with these meanings</translation>
    </message>
    <message>
        <source>（不读入）</source>
        <translation>(not read)</translation>
    </message>
    <message>
        <source>按表头</source>
        <translation>header</translation>
    </message>
    <message>
        <source>按内容，请核对</source>
        <translation>content, please check</translation>
    </message>
    <message>
        <source>内容与另一列相同</source>
        <translation>same content as another column</translation>
    </message>
    <message>
        <source>由您指定</source>
        <translation>your choice</translation>
    </message>
    <message>
        <source>只是序号</source>
        <translation>serial numbers only</translation>
    </message>
    <message>
        <source>导出时带的行标识</source>
        <translation>row mark of an export</translation>
    </message>
    <message>
        <source>没有认出</source>
        <translation>not recognised</translation>
    </message>
    <message>
        <source>请把不是“{}”的那一列改成“（不读入）”或别的列</source>
        <translation>Change the column that is not &quot;{}&quot; to &quot;(not read)&quot; or to another column</translation>
    </message>
    <message>
        <source>“{}”选给了两列</source>
        <translation>&quot;{}&quot; is chosen for two columns</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>常用的列</source>
        <translation>Usual columns</translation>
    </message>
    <message>
        <source>全部的列</source>
        <translation>All columns</translation>
    </message>
    <message>
        <source>导出哪些列</source>
        <translation>Columns to export</translation>
    </message>
    <message>
        <source>选了 {} 列，打印在 A4 上字会偏小；只在电脑上看不要紧。</source>
        <translation>{} columns chosen; the print will be small on A4. For use on the computer only, this does not matter.</translation>
    </message>
    <message>
        <source>选了 {} 列，A4 横向打印看得清。</source>
        <translation>{} columns chosen; clear to read on A4 landscape.</translation>
    </message>
</context>
<context>
    <name>ConsolidationPage</name>
    <message>
        <source>过了这一天收到的记为迟交</source>
        <translation>What arrives after this day counts as late</translation>
    </message>
    <message>
        <source>报送期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>下级单位的报表</source>
        <translation>Reports of subordinate offices</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>疑问</source>
        <translation>Doubts</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>下级单位名单…</source>
        <translation>Subordinate offices…</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>收下…</source>
        <translation>Accept…</translation>
    </message>
    <message>
        <source>有疑问也收下选中的一份：写明为什么</source>
        <translation>Accept the chosen one despite its doubts, and say why</translation>
    </message>
    <message>
        <source>写出汇总…</source>
        <translation>Write the consolidation…</translation>
    </message>
    <message>
        <source>添加报表…</source>
        <translation>Add reports…</translation>
    </message>
    <message>
        <source>把文件拖进来也行&#x3000;Enter 打开选中的文件</source>
        <translation>Files may be dropped here too&#x3000;Enter opens the chosen file</translation>
    </message>
    <message>
        <source>报表工作簿 ({})</source>
        <translation>Report workbooks ({})</translation>
    </message>
    <message>
        <source>正在核对 {} 份报表</source>
        <translation>Checking {} reports</translation>
    </message>
    <message>
        <source>逾期没有交</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>没有交</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>{}，迟交</source>
        <translation>{}, late</translation>
    </message>
    <message>
        <source>交来 {} 份，{} 份有疑问，{} 个单位没有交</source>
        <translation>{} received, {} in doubt, {} offices missing</translation>
    </message>
    <message>
        <source>{} 年：</source>
        <translation>{}: </translation>
    </message>
    <message>
        <source>{} {} 收下：{}</source>
        <translation>{} {} accepted: {}</translation>
    </message>
    <message>
        <source>收下有疑问的报表</source>
        <translation>Accept a report in doubt</translation>
    </message>
    <message>
        <source>{}：{}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>为什么可以收下</source>
        <translation>Why it can be accepted</translation>
    </message>
    <message>
        <source>下级单位名单</source>
        <translation>Subordinate offices</translation>
    </message>
    <message>
        <source>要交报表的单位，一行一个，写全称；没有交的照它点出来。</source>
        <translation>The offices that have to report, one a line, by their full names; those missing are named from this list.</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>汇总_{}.xlsx</source>
        <translation>Consolidation {}.xlsx</translation>
    </message>
    <message>
        <source>汇总写到</source>
        <translation>Write the consolidation to</translation>
    </message>
    <message>
        <source>把下级单位交来的年报表或备案表拖进来</source>
        <translation>Drop the annual reports or filings of subordinate offices here</translation>
    </message>
    <message>
        <source>逐份核对，都弄清了再汇总；写好下级单位名单的，谁没有交、谁迟交照它说。</source>
        <translation>Check them one by one, then consolidate when all is clear. Once the list of offices is filled in, it tells who has not sent a report and who was late.</translation>
    </message>
    <message>
        <source>留存</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>把收到的文件、收下的疑问和合计记进汇总记录，以后再打开接着办</source>
        <translation>Keep the files received, the doubts accepted and the totals among the consolidations, to go on another time</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>清空这里，另做一次汇总；留存过的在“汇总记录”里</source>
        <translation>Clear this and begin another consolidation; kept ones can be opened again under &quot;Consolidations&quot;</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>（留存 #{}）</source>
        <translation> (kept as no. {})</translation>
    </message>
    <message>
        <source>同样的文件，现在的合计与留存时的不一样，请核对</source>
        <translation>The same files now give other totals than when they were kept; please check</translation>
    </message>
    <message>
        <source>汇总已写到 {}，并留存</source>
        <translation>Consolidation written to {} and kept</translation>
    </message>
    <message>
        <source>已留存，在“汇总记录”里可以再打开</source>
        <translation>Kept; it can be opened again under &quot;Consolidations&quot;</translation>
    </message>
    <message>
        <source>和留存的一样，没有新的要留存</source>
        <translation>The same as kept; nothing new to keep</translation>
    </message>
    <message>
        <source>收下的 {} 份还没有留存，不要了吗？</source>
        <translation>{} accepted reports have not been kept yet. Discard them?</translation>
    </message>
    <message>
        <source>为什么收下会丢掉。按「留存」记下来的，以后可以接着办。</source>
        <translation>The reasons for accepting them will be lost. What is kept with “Keep” can be continued later.</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>回去</source>
        <translation>Go back</translation>
    </message>
</context>
<context>
    <name>Consolidations</name>
    <message>
        <source>搜索：年度、名称</source>
        <translation>Search: year, name</translation>
    </message>
    <message>
        <source>在左边选一次汇总，这里显示收到哪些文件、收下了什么疑问、合计和写出的文件。</source>
        <translation>Choose a consolidation on the left; the files received, the doubts accepted, the sums and the file written are shown here.</translation>
    </message>
    <message>
        <source>Enter 再打开&#x3000;F1 全部按键</source>
        <translation>Enter Open again  F1 All keys</translation>
    </message>
    <message>
        <source>还没有留存过汇总</source>
        <translation>No consolidation kept yet</translation>
    </message>
    <message>
        <source>在“汇总”里核对下级单位的报表，写出汇总时自动留存；没有弄完的按“留存”，以后再打开接着办。</source>
        <translation>Check the reports of subordinate offices under &quot;Consolidation&quot;; they are kept when written out. Press &quot;Keep&quot; to go on another time.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>留存日期</source>
        <translation>Kept on</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>收下疑问</source>
        <translation>Doubts accepted</translation>
    </message>
    <message>
        <source>没有交</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>写出日期</source>
        <translation>Written on</translation>
    </message>
</context>
<context>
    <name>ConsolidationsPage</name>
    <message>
        <source>再打开</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>用留存的文件重新核对，接着汇总（Enter）</source>
        <translation>Check the kept files anew and go on with the consolidation (Enter)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>先在列表里选一次汇总</source>
        <translation>Choose a consolidation in the list first</translation>
    </message>
    <message>
        <source>去汇总</source>
        <translation>Go to Consolidation</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>工作日</source>
        <translation>working day</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>day of rest</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>holiday</translation>
    </message>
    <message>
        <source>补班</source>
        <translation>make-up day</translation>
    </message>
    <message>
        <source>休</source>
        <translation>H</translation>
    </message>
    <message>
        <source>班</source>
        <translation>W</translation>
    </message>
    <message>
        <source>年月日</source>
        <translation>y-m-d</translation>
    </message>
    <message>
        <source>{}：2026、3月、2026-03、3-15、本月、2026-03..2026-05，或“空”（没有日期的）</source>
        <translation>{}: 2026, 2026-03, 3-15 or 2026-03..2026-05</translation>
    </message>
</context>
<context>
    <name>DaysRow</name>
    <message>
        <source>不能错过的日期</source>
        <translation>Days not to be missed</translation>
    </message>
    <message>
        <source>{} 个工作日</source>
        <translation>{} working days</translation>
    </message>
</context>
<context>
    <name>DeadlineView</name>
    <message>
        <source>点一天，或用方向键，看它为什么计入</source>
        <translation>Click a day, or use the arrow keys, to see why it counts</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>涉及尚未公布放假安排的年份，公布后会重新计算</source>
        <translation>Falls in a year whose holidays have not been announced yet; recalculated once they are</translation>
    </message>
    <message>
        <source>起算</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>{}，次日起算</source>
        <translation>{}, counted from the next day</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>{} 个工作日</source>
        <translation>{} working days</translation>
    </message>
    <message>
        <source>{}（{}）</source>
        <translation>{} ({})</translation>
    </message>
</context>
<context>
    <name>DeputiesList</name>
    <message>
        <source>代理人</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>代替谁</source>
        <translation>Stands in for</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>登记代理  Ins</source>
        <translation>Add stand-in  Ins</translation>
    </message>
    <message>
        <source>结束代理  Del</source>
        <translation>End stand-in  Del</translation>
    </message>
    <message>
        <source>另行登记为止</source>
        <translation>Until further notice</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>代理中</source>
        <translation>Standing in</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>Not started</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>接着填(&amp;J)</source>
        <translation>&amp;Continue filling in</translation>
    </message>
    <message>
        <source>不要了(&amp;X)</source>
        <translation>&amp;Discard</translation>
    </message>
    <message>
        <source>这里 {} 填过，没有保存。</source>
        <translation>Something was filled in here at {} and not saved.</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>{} 个文件：{}。收下的是副本，原文件不动。</source>
        <translation>{} files: {}. Copies are kept; the originals are not touched.</translation>
    </message>
    <message>
        <source>还没有选中信息</source>
        <translation>No item is chosen</translation>
    </message>
    <message>
        <source>先在表里选一条信息，再按 Ctrl+V</source>
        <translation>Choose an item in the table first, then press Ctrl+V</translation>
    </message>
    <message>
        <source>截图_{}.png</source>
        <translation>Screenshot_{}.png</translation>
    </message>
    <message>
        <source>已收下 {} 个文件</source>
        <translation>{} files added</translation>
    </message>
    <message>
        <source>这是什么文件？</source>
        <translation>What is this file?</translation>
    </message>
    <message>
        <source>文件是</source>
        <translation>The file is</translation>
    </message>
    <message>
        <source>剪贴板里没有图片、文件或表格里的行</source>
        <translation>There is no picture, file or spreadsheet row on the clipboard</translation>
    </message>
    <message>
        <source>先截图、在文件夹里复制文件或在 WPS 里复制几行，再按 Ctrl+V</source>
        <translation>Take a screenshot, copy files in a folder or copy rows in a spreadsheet first, then press Ctrl+V</translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>没有符合筛选的信息</source>
        <translation>No item matches the filters</translation>
    </message>
    <message>
        <source>改一改表头下面的筛选，或按 Esc 全部清除。</source>
        <translation>Change the filters below the headers, or press Esc to clear them all.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换个词试试，或在左边选“全部”。按 Esc 清除搜索。</source>
        <translation>Try another word, or choose &quot;All&quot; on the left. Press Esc to clear the search.</translation>
    </message>
    <message>
        <source>这里现在没有信息</source>
        <translation>Nothing here now</translation>
    </message>
    <message>
        <source>在左边选“全部”看整本台账。</source>
        <translation>Choose &quot;All&quot; on the left to see the whole register.</translation>
    </message>
    <message>
        <source>没有需要处理的，很好。在左边选“全部”看整本台账。</source>
        <translation>Nothing needs handling. Choose &quot;All&quot; on the left to see the whole register.</translation>
    </message>
    <message>
        <source>没有逾期的信息</source>
        <translation>No overdue items</translation>
    </message>
    <message>
        <source>今天没有到期的信息</source>
        <translation>No items due today</translation>
    </message>
    <message>
        <source>3 个工作日内没有到期的信息</source>
        <translation>No items due within 3 working days</translation>
    </message>
    <message>
        <source>本周没有到期的信息</source>
        <translation>No items due this week</translation>
    </message>
    <message>
        <source>没有待审查的信息</source>
        <translation>No items waiting for review</translation>
    </message>
    <message>
        <source>新登记的信息先到这里；审查表签回后，在右边“下一步”登记意见。</source>
        <translation>New items come here first; when the review sheet comes back signed, record the opinion under &quot;Next step&quot; on the right.</translation>
    </message>
    <message>
        <source>没有待公开的信息</source>
        <translation>No items waiting for publication</translation>
    </message>
    <message>
        <source>审查批准的主动公开信息在这里等待公开。</source>
        <translation>Proactive items approved in review wait here for publication.</translation>
    </message>
    <message>
        <source>没有等待二次确认的信息</source>
        <translation>No items waiting for second confirmation</translation>
    </message>
    <message>
        <source>公开后还要录入人再核对一次的信息在这里。</source>
        <translation>Published items that whoever entered them must still check once more are here.</translation>
    </message>
    <message>
        <source>上周没有要集中发布的信息</source>
        <translation>No items for weekly release last week</translation>
    </message>
    <message>
        <source>上周办结的主动公开文件在这里，按 Ctrl+W 集中发布。</source>
        <translation>Proactive documents completed last week are shown here; Ctrl+W releases them together.</translation>
    </message>
    <message>
        <source>没有科室欠报的信息</source>
        <translation>No items that departments still have to report</translation>
    </message>
    <message>
        <source>没有退回补正的信息</source>
        <translation>No items returned for correction</translation>
    </message>
    <message>
        <source>没有缺解读的信息</source>
        <translation>No items lack a policy explanation</translation>
    </message>
    <message>
        <source>没有等待移送查阅点的文件</source>
        <translation>No documents waiting to go to the public reading points</translation>
    </message>
    <message>
        <source>30 天内没有有效期届满的信息</source>
        <translation>No items expire within 30 days</translation>
    </message>
    <message>
        <source>登记了“有效期至”的信息，届满前 30 天列在这里。</source>
        <translation>Items with a &quot;Valid until&quot; date are listed here from 30 days before they expire.</translation>
    </message>
    <message>
        <source>没有有效期已满的信息</source>
        <translation>No items have expired</translation>
    </message>
    <message>
        <source>没有待下架的信息</source>
        <translation>No items waiting for removal</translation>
    </message>
    <message>
        <source>还没有登记信息</source>
        <translation>Nothing is registered yet</translation>
    </message>
    <message>
        <source>登记第一条，或把原来的 Excel 台账收进来。</source>
        <translation>Register the first item, or bring in your old Excel ledger.</translation>
    </message>
    <message>
        <source>没有对内公开的信息</source>
        <translation>No internal items</translation>
    </message>
    <message>
        <source>公开范围填“对内公开”的信息只在这里，不进入对外的清单和导出。</source>
        <translation>Items whose scope is &quot;internal&quot; appear only here and stay out of public lists and exports.</translation>
    </message>
    <message>
        <source>没有与规定不符的信息</source>
        <translation>No items against the rules</translation>
    </message>
    <message>
        <source>晚公开、未审先发等会照实记下并列在这里。</source>
        <translation>Late publication, publication before review and the like are recorded as they happened and listed here.</translation>
    </message>
    <message>
        <source>没有登记不全的信息</source>
        <translation>No incomplete items</translation>
    </message>
    <message>
        <source>没有要补填公开日期的信息</source>
        <translation>No items need a publication date filled in</translation>
    </message>
    <message>
        <source>没有暂定的期限</source>
        <translation>No provisional deadlines</translation>
    </message>
    <message>
        <source>涉及尚未公布放假安排的年份时，期限先作暂定，列在这里。</source>
        <translation>Deadlines that fall in a year whose holidays have not been announced yet are provisional and listed here.</translation>
    </message>
    <message>
        <source>没有不予公开的信息</source>
        <translation>No withheld items</translation>
    </message>
    <message>
        <source>公开属性填“不予公开”并写明理由和依据的信息在这里。</source>
        <translation>Items marked &quot;withheld&quot;, with the reason and basis given, are shown here.</translation>
    </message>
    <message>
        <source>没有依申请公开的信息</source>
        <translation>No on-request items</translation>
    </message>
    <message>
        <source>公开属性填“依申请公开”的信息在这里。</source>
        <translation>Items marked &quot;on request&quot; are shown here.</translation>
    </message>
    <message>
        <source>还没有已公开的信息</source>
        <translation>Nothing is published yet</translation>
    </message>
    <message>
        <source>审查批准并登记公开的信息在这里。</source>
        <translation>Items approved in review and recorded as published are shown here.</translation>
    </message>
    <message>
        <source>没有需要处理的，很好。在左边选“在办”看正在审查的。</source>
        <translation>Nothing needs handling. Choose &quot;In progress&quot; on the left to see what is under review.</translation>
    </message>
    <message>
        <source>没有待提交审查的信息</source>
        <translation>No items waiting to be submitted for review</translation>
    </message>
    <message>
        <source>在信息登记里新登记的信息先到这里；选中后送审或打印审查表。</source>
        <translation>Items newly registered come here first; choose them, then submit them for review or print the review sheet.</translation>
    </message>
    <message>
        <source>没有正在审查的信息</source>
        <translation>No items under review</translation>
    </message>
    <message>
        <source>到左边的“待提交”选中信息，按 Ctrl+P 打印审查表，就算送审。</source>
        <translation>Choose items under &quot;To be submitted&quot; on the left and press Ctrl+P to print the review sheet; that submits them for review.</translation>
    </message>
    <message>
        <source>没有在外等签字的审查表</source>
        <translation>No review sheets are out for signature</translation>
    </message>
    <message>
        <source>审查表打印出来就算交签；再交给下一人时，用“交签给…”登记。</source>
        <translation>A review sheet counts as handed on for signature once it is printed; when it goes on to the next signer, record that with &quot;Hand on for signature to…&quot;.</translation>
    </message>
    <message>
        <source>没有扫描回来还没录入的审查表</source>
        <translation>No scanned review sheets waiting to be entered</translation>
    </message>
    <message>
        <source>把签回的审查表扫描后拖到这里，程序按二维码自己归档。</source>
        <translation>Scan the signed review sheets and drop them here; they are filed by their QR codes.</translation>
    </message>
    <message>
        <source>没有被退回的信息</source>
        <translation>No returned items</translation>
    </message>
    <message>
        <source>没有报审中的信息</source>
        <translation>No referred items</translation>
    </message>
    <message>
        <source>密级不明确或能否公开不能确定时，在“下一步”里报审，答复前列在这里。</source>
        <translation>If the classification is unclear or it is uncertain whether an item may be published, refer it under &quot;Next step&quot;; it is listed here until the answer comes.</translation>
    </message>
    <message>
        <source>没有要重新审查的信息</source>
        <translation>No items to be reviewed again</translation>
    </message>
    <message>
        <source>批准以后改动过名称、正文、附件、属性或渠道的，要重新审查，列在这里。</source>
        <translation>Items whose title, text, attachments, disclosure type or channel changed after approval must be reviewed again and are listed here.</translation>
    </message>
    <message>
        <source>没有逾期的审查</source>
        <translation>No overdue reviews</translation>
    </message>
    <message>
        <source>还没有办结的审查</source>
        <translation>No completed reviews yet</translation>
    </message>
    <message>
        <source>同意公开、不予公开和撤回的审查办结后列在这里。</source>
        <translation>Reviews that ended in approval, withholding or withdrawal are listed here.</translation>
    </message>
    <message>
        <source>还没有审查过</source>
        <translation>Not reviewed yet</translation>
    </message>
    <message>
        <source>到左边的“待提交”选中信息，送审或打印审查表。</source>
        <translation>Choose items under &quot;To be submitted&quot; on the left, then submit them for review or print the review sheet.</translation>
    </message>
    <message>
        <source>没有逾期未公开的信息</source>
        <translation>No items overdue for publication</translation>
    </message>
    <message>
        <source>没有审查不同意的信息</source>
        <translation>No items refused in review</translation>
    </message>
    <message>
        <source>没有要征求其他机关意见的信息</source>
        <translation>No items that need other authorities&apos; views</translation>
    </message>
    <message>
        <source>没有属性未填的信息</source>
        <translation>No items without a disclosure type</translation>
    </message>
    <message>
        <source>没有不公开事由待解除的信息</source>
        <translation>No items whose reason for withholding has still to be lifted</translation>
    </message>
    <message>
        <source>原来不予公开、现在要公开，还没有登记解密、第三方同意或重新评估的信息在这里。</source>
        <translation>Items once withheld and now to be published, with no declassification, third party&apos;s consent or new assessment recorded yet, are shown here.</translation>
    </message>
    <message>
        <source>没有待签发的信息</source>
        <translation>No items waiting to be signed and issued</translation>
    </message>
    <message>
        <source>审查已经办完、还没有签发的信息在这里，签发以后登记签发。</source>
        <translation>Items whose review is done but which are not signed and issued yet are shown here; record it once they are.</translation>
    </message>
</context>
<context>
    <name>Entails</name>
    <message>
        <source>这种结果要什么</source>
        <translation>What this outcome asks for</translation>
    </message>
    <message>
        <source>选一种处理结果，这里说明它的条款、要写明的事实、要有的证据和救济途径。</source>
        <translation>Choose an outcome: its article, the facts to be stated, the evidence and the remedies are told here.</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>条例没有单列</source>
        <translation>No article of its own</translation>
    </message>
    <message>
        <source>救济</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>年报</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>审查</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>提供信息以前要经保密审查同意</source>
        <translation>The secrecy review must agree before anything is given out</translation>
    </message>
    <message>
        <source>接下来要写明</source>
        <translation>To be stated next</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>还缺：{}</source>
        <translation>Missing: {}</translation>
    </message>
    <message>
        <source>有的附上：{}</source>
        <translation>To be added where there is any: {}</translation>
    </message>
    <message>
        <source>可以先选定，办完“登记证据”“登记检索”再签发。</source>
        <translation>It can be chosen now; enter the evidence and the search before the answer is issued.</translation>
    </message>
    <message>
        <source>先申请行政复议，再起诉</source>
        <translation>Reconsideration first, then the court</translation>
    </message>
    <message>
        <source>可以复议，也可以直接起诉</source>
        <translation>Reconsideration, or the court at once</translation>
    </message>
    <message>
        <source>不公开的部分先复议，其余可以复议也可以起诉</source>
        <translation>Reconsideration first for what is withheld; for the rest either</translation>
    </message>
    <message>
        <source>没有单独的救济途径</source>
        <translation>No remedy of its own</translation>
    </message>
    <message>
        <source>只能向主管部门或者机构申诉</source>
        <translation>Only a complaint to the competent department or organ is open</translation>
    </message>
</context>
<context>
    <name>EntryChooser</name>
    <message>
        <source>没有找到条目</source>
        <translation>No entries found</translation>
    </message>
    <message>
        <source>换个词试试；还没有目录的，先在“基本目录”里导入或登记。</source>
        <translation>Try another word; if there is no catalogue yet, import or register one under &quot;Catalogue&quot; first.</translation>
    </message>
    <message>
        <source>把 {} 件信息归入一个条目</source>
        <translation>File {} items under an entry</translation>
    </message>
    <message>
        <source>↑↓ 移动&#x3000;Enter 归入</source>
        <translation>↑↓ Move  Enter File</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>录入签字结果</source>
        <translation>Enter signing results</translation>
    </message>
    <message>
        <source>保存  Ctrl+Enter</source>
        <translation>Save  Ctrl+Enter</translation>
    </message>
    <message>
        <source>还没有填意见</source>
        <translation>No opinion entered yet</translation>
    </message>
    <message>
        <source>在每件上按数字选意见，再保存</source>
        <translation>Choose an opinion for each item with the number keys, then save</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{} 号表。</source>
        <translation>Sheet {}. </translation>
    </message>
    <message>
        <source>已录入 {} 件签字结果</source>
        <translation>Signing results of {} items entered</translation>
    </message>
    <message>
        <source>录入了 {} 件，{} 件没有录上</source>
        <translation>{} items were entered, {} were not</translation>
    </message>
    <message>
        <source>缘由写在各件下面，改好再保存</source>
        <translation>The reason is given under each item; correct it and save again</translation>
    </message>
    <message>
        <source>已填的 {} 处留作草稿，下次录这张表时可以接着填。</source>
        <translation>The {} entries made so far are kept as a draft; next time this sheet is entered you can go on from there.</translation>
    </message>
    <message>
        <source>没有保存，先关闭吗？</source>
        <translation>Close without saving?</translation>
    </message>
    <message>
        <source>留着，先关闭</source>
        <translation>Keep draft and close</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>照纸上的序号，一处签字一行。没有签的空着，Enter 跳到下一件；空着的不记，仍在待录。</source>
        <translation>One row for each signature, numbered as on the paper. Leave unsigned ones empty, Enter goes to the next item; what is empty is not recorded and still waits to be entered.</translation>
    </message>
    <message>
        <source>其余 {} 件随后再录。</source>
        <translation>The other {} items come next.</translation>
    </message>
    <message>
        <source>已填 {} / {} 处签字</source>
        <translation>{} / {} signatures entered</translation>
    </message>
    <message>
        <source>1 2 3 选意见&#x3000;Enter 下一处签字&#x3000;Ctrl+D 这一栏其余相同&#x3000;PgDn 翻页&#x3000;F6 到扫描页</source>
        <translation>1 2 3 choose an opinion&#x3000;Enter next signature&#x3000;Ctrl+D same for the rest of the column&#x3000;PgDn next page&#x3000;F6 to the scanned page</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>按此计算</source>
        <translation>Computed as</translation>
    </message>
    <message>
        <source>更新要求</source>
        <translation>Update requirement</translation>
    </message>
    <message>
        <source>信息 {} 件，另有 {} 件未公开</source>
        <translation>{} items, and {} not yet published</translation>
    </message>
    <message>
        <source>还没有归入信息。点“归入信息…”从台账里选。</source>
        <translation>No items filed yet. Choose some from the register with &quot;File items…&quot;.</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take out</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>签字人</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>依据和理由（这个意见必须写）</source>
        <translation>Basis and reason (required for this opinion)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>为什么是这样，写一句，照实记下</source>
        <translation>Say in a sentence why this is so; it is recorded as it is</translation>
    </message>
    <message>
        <source>▲ {}（{}）</source>
        <translation>▲ {} ({})</translation>
    </message>
    <message>
        <source>{}（{}）</source>
        <translation>{} ({})</translation>
    </message>
    <message>
        <source>请填签字人</source>
        <translation>Please enter the signer</translation>
    </message>
    <message>
        <source>请填签字的日期</source>
        <translation>Please enter the date of signature</translation>
    </message>
    <message>
        <source>请写依据和理由</source>
        <translation>Please give the basis and reason</translation>
    </message>
    <message>
        <source>请写一句为什么是这样</source>
        <translation>Please say in a sentence why this is so</translation>
    </message>
    <message>
        <source>请填写{}</source>
        <translation>Please fill in: {}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出台账</source>
        <translation>Export the register</translation>
    </message>
    <message>
        <source>本软件的格式（改好还能导回来）</source>
        <translation>This program&apos;s format (can be edited and imported again)</translation>
    </message>
    <message>
        <source>上级的模板（保留它的样式）</source>
        <translation>The higher authority&apos;s template (keeps its style)</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选择上级的空白模板</source>
        <translation>Choose the higher authority&apos;s empty template</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx *.xltx)</source>
        <translation>Excel workbook (*.xlsx *.xltx)</translation>
    </message>
    <message>
        <source>正在读取 {}</source>
        <translation>Reading {}</translation>
    </message>
    <message>
        <source>请给其中一列改选别的，或选“留空”</source>
        <translation>Choose something else for one of the columns, or &quot;leave empty&quot;</translation>
    </message>
    <message>
        <source>“{}”选给了两列</source>
        <translation>&quot;{}&quot; is chosen for two columns</translation>
    </message>
    <message>
        <source>政府信息公开登记台账_{}.xlsx</source>
        <translation>Government information disclosure register_{}.xlsx</translation>
    </message>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>正在导出 {}</source>
        <translation>Exporting {}</translation>
    </message>
    <message>
        <source>选择模板…</source>
        <translation>Choose a template…</translation>
    </message>
    <message>
        <source>导出表里现在这些：共 {} 行</source>
        <translation>Export what the table shows now: {} rows</translation>
    </message>
    <message>
        <source>已导出 {} 行：{}</source>
        <translation>{} rows exported: {}</translation>
    </message>
    <message>
        <source>模板里这些列没有对应，留空了：{}</source>
        <translation>These template columns have no match and were left empty: {}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FeeDialog</name>
    <message>
        <source>怎样算的</source>
        <translation>How it is counted</translation>
    </message>
    <message>
        <source>每件申请只按件或者只按量计收一种；不登记。</source>
        <translation>Each request is charged by item or by page, never both; nothing is recorded.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>合计 {} 元</source>
        <translation>{} yuan in all</translation>
    </message>
    <message>
        <source>依据：{}</source>
        <translation>Basis: {}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>请填写{}</source>
        <translation>Please fill in: {}</translation>
    </message>
</context>
<context>
    <name>FilesTab</name>
    <message>
        <source>添加文件…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>国家秘密不收附件，原件存保密室。</source>
        <translation>No files are kept for state secrets; the originals stay in the secure room.</translation>
    </message>
    <message>
        <source>添加文件</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>把文件拖到这里，或点“添加文件”，截图可用 Ctrl+V 粘贴。双击打开的是副本。</source>
        <translation>Drag files here or choose &quot;Add files&quot;; a screenshot can be pasted with Ctrl+V. A double click opens a copy.</translation>
    </message>
    <message>
        <source>检查附件</source>
        <translation>Check files</translation>
    </message>
    <message>
        <source>说明用途…</source>
        <translation>Purpose…</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>附件 ▾</source>
        <translation>Attachments ▾</translation>
    </message>
</context>
<context>
    <name>FilingDialog</name>
    <message>
        <source>归档扫描件</source>
        <translation>File scans</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>录入签字结果</source>
        <translation>Enter signing results</translation>
    </message>
    <message>
        <source>看认不出的页</source>
        <translation>See unrecognised pages</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在取消，已经归档的文件留着…</source>
        <translation>Cancelling; files already filed stay filed…</translation>
    </message>
    <message>
        <source>正在归档扫描件</source>
        <translation>Filing scans</translation>
    </message>
    <message>
        <source>扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)</translation>
    </message>
    <message>
        <source>选择扫描件</source>
        <translation>Choose scans</translation>
    </message>
    <message>
        <source>选择放扫描件的文件夹</source>
        <translation>Choose the folder with the scans</translation>
    </message>
    <message>
        <source>再归档一些…</source>
        <translation>File more…</translation>
    </message>
    <message>
        <source>选择签回的扫描件，或把文件、文件夹拖到这里</source>
        <translation>Choose the signed scans, or drop files and folders here</translation>
    </message>
    <message>
        <source>PDF、JPEG、PNG、TIFF 都可以，一个文件里有几张表、顺序乱、正着倒着都认得。原文件不动，认不出的页另外留着，一页也不会丢。</source>
        <translation>PDF, JPEG, PNG and TIFF all work; several sheets in one file, pages out of order or upside down are recognised too. The original files are not touched and unrecognised pages are kept aside; no page is lost.</translation>
    </message>
</context>
<context>
    <name>Filings</name>
    <message>
        <source>搜索：季度、名称、拼音首字母</source>
        <translation>Search: quarter, name, pinyin initials</translation>
    </message>
    <message>
        <source>拟报备案表  Ctrl+N</source>
        <translation>Draft a filing  Ctrl+N</translation>
    </message>
    <message>
        <source>打印备案表…</source>
        <translation>Print the filing…</translation>
    </message>
    <message>
        <source>报送期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>在左边选一份备案，这里显示列了哪些信息、签到哪一步和下一步。</source>
        <translation>Choose a filing on the left; what it lists, how far its signatures are and the next step are shown here.</translation>
    </message>
    <message>
        <source>Enter 下一步&#x3000;Ctrl+P 印表&#x3000;Ctrl+Shift+X 存为 Excel&#x3000;F1 全部按键</source>
        <translation>Enter next step&#x3000;Ctrl+P print&#x3000;Ctrl+Shift+X save as Excel&#x3000;F1 all keys</translation>
    </message>
    <message>
        <source>没有要报送的备案</source>
        <translation>No filing is waiting to be sent in</translation>
    </message>
    <message>
        <source>拟报的都报送了。在左边选“全部”看各季度的；下一次什么时候报，看“今日”。</source>
        <translation>Everything drafted has been sent in. Choose &quot;All&quot; on the left for every quarter; &quot;Today&quot; tells when the next one is due.</translation>
    </message>
    <message>
        <source>还没有拟报过备案</source>
        <translation>No filing has been drafted yet</translation>
    </message>
    <message>
        <source>制度要求每季度末把不予公开的信息报主管部门备案，没有的也报。到了报送的那一周“今日”会提醒；按 Ctrl+N 由信息登记拟好备案表。</source>
        <translation>The rules require withheld information to be filed with the superior authority at the end of each quarter, nil returns included. &quot;Today&quot; reminds you in the week of filing; Ctrl+N drafts the filing from the register.</translation>
    </message>
    <message>
        <source>{} 条</source>
        <translation>{} records</translation>
    </message>
    <message>
        <source>零报告</source>
        <translation>Nil return</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>报送期自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>报送日期</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>追加公开</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>提醒（工作日）</source>
        <translation>Workdays left</translation>
    </message>
    <message>
        <source>已存为 {}</source>
        <translation>Saved as {}</translation>
    </message>
    <message>
        <source>存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>不予公开信息备案表_{}.xlsx</source>
        <translation>Withheld information filing {}.xlsx</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>FilingsPage</name>
    <message>
        <source>归档签字件…</source>
        <translation>File signed pages…</translation>
    </message>
    <message>
        <source>存为 Excel…</source>
        <translation>Save as Excel…</translation>
    </message>
    <message>
        <source>把选中的备案表存成工作簿（Ctrl+Shift+X）</source>
        <translation>Save the chosen filing as a workbook (Ctrl+Shift+X)</translation>
    </message>
    <message>
        <source>先在列表里选一份备案</source>
        <translation>First choose a filing in the list</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>文字写其中几个字就行；日期可写 2026、3月、2026-03、本月、2026-03..2026-05，或“空”。</source>
        <translation>For text, part of it is enough; dates can be 2026, 2026-03, 3-15 or 2026-03..2026-05.</translation>
    </message>
    <message>
        <source>筛选  Ctrl+Enter</source>
        <translation>Filter  Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>发现</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>摘录（已遮盖）</source>
        <translation>Excerpt (masked)</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>发现的问题</source>
        <translation>Problems found</translation>
    </message>
    <message>
        <source>看不了，请人工看</source>
        <translation>Cannot be read; please check it yourself</translation>
    </message>
    <message>
        <source>{}（多半无碍）</source>
        <translation>{} (probably harmless)</translation>
    </message>
    <message>
        <source>无碍</source>
        <translation>Harmless</translation>
    </message>
    <message>
        <source>清理</source>
        <translation>Cleaned</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
</context>
<context>
    <name>FoldingRow</name>
    <message>
        <source>更多 ▾</source>
        <translation>More ▾</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>请填整数</source>
        <translation>Please enter a whole number</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>更多（{} 项）</source>
        <translation>{} more fields</translation>
    </message>
    <message>
        <source>请逐项核对，用空格打勾</source>
        <translation>Check each item and tick it with Space</translation>
    </message>
    <message>
        <source>还没有核对：{}</source>
        <translation>Not checked yet: {}</translation>
    </message>
    <message>
        <source>已勾 {} / {} 项</source>
        <translation>{} / {} ticked</translation>
    </message>
    <message>
        <source>编号，或名称里的字（F4 查找）</source>
        <translation>Number, or words of the title (F4 to search)</translation>
    </message>
    <message>
        <source>可以把文件拖到这里</source>
        <translation>Files can be dragged here</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>没有这个文件</source>
        <translation>No such file</translation>
    </message>
    <message>
        <source>如 2026-02-06、2026.2.6、2月6日、2-6</source>
        <translation>For example 2026-02-06, 2026.2.6 or 2-6</translation>
    </message>
    <message>
        <source>{}，没有写年份，按最近的算作 {} 年</source>
        <translation>{}; no year given, taken as the nearest: {}</translation>
    </message>
    <message>
        <source>输入几个字或拼音首字母查找，↑↓ 选</source>
        <translation>Type a few characters or pinyin initials to find, ↑↓ to choose</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>保存  Ctrl+Enter</source>
        <translation>Save  Ctrl+Enter</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>刚才填写的内容会丢掉。</source>
        <translation>What you have typed will be lost.</translation>
    </message>
    <message>
        <source>没有保存，先关闭吗？</source>
        <translation>Close without saving?</translation>
    </message>
    <message>
        <source>填写的内容留作草稿，下次打开这个表单可以接着填。</source>
        <translation>What you have typed is kept as a draft; you can go on from there when you next open this form.</translation>
    </message>
    <message>
        <source>留着，先关闭</source>
        <translation>Keep draft and close</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>不保存，关闭</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>不保存就关闭吗？</source>
        <translation>Close without saving?</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>台账位置</source>
        <translation>Where the ledger is</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>木兰宽松许可证，第 2 版</source>
        <translation>Mulan Permissive Software License, version 2</translation>
    </message>
    <message>
        <source>关于信息公开台账</source>
        <translation>About the disclosure ledger</translation>
    </message>
    <message>
        <source>政府信息公开工作人员的单机台账，不联网。</source>
        <translation>The offline ledger of the clerk who handles government information disclosure.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>撤销这一步…</source>
        <translation>Take this step back…</translation>
    </message>
    <message>
        <source>彻底清除这一条写的内容…</source>
        <translation>Purge what this entry says…</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>哪一条</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>采用文件</source>
        <translation>Take the file&apos;s</translation>
    </message>
    <message>
        <source>本机现在（保留）</source>
        <translation>Here now (kept)</translation>
    </message>
    <message>
        <source>文件里（打勾采用）</source>
        <translation>In the file (tick to take)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入旧台账</source>
        <translation>Import an old ledger</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Take this import back</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>选择旧台账</source>
        <translation>Choose the old ledger</translation>
    </message>
    <message>
        <source>台账 (*.xlsx *.xls *.ods *.csv);;所有文件 (*)</source>
        <translation>Ledgers (*.xlsx *.xls *.ods *.csv);;All files (*)</translation>
    </message>
    <message>
        <source>正在读取 {}</source>
        <translation>Reading {}</translation>
    </message>
    <message>
        <source>正在导入 {}</source>
        <translation>Importing {}</translation>
    </message>
    <message>
        <source>选择原来的台账，或把文件拖到这里</source>
        <translation>Choose the old ledger, or drag the file here</translation>
    </message>
    <message>
        <source>支持 xlsx、xls、ods、csv。先读出来看会改动什么，确认后才导入；导入后还能整批撤销。</source>
        <translation>Takes xlsx, xls, ods and csv. You see first what would change, and confirm; the whole import can be taken back afterwards.</translation>
    </message>
    <message>
        <source>导入 {} 行</source>
        <translation>Import {} rows</translation>
    </message>
    <message>
        <source>换一个文件…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>&lt;b&gt;{}&lt;/b&gt; 共 {} 行：新增 &lt;b&gt;{}&lt;/b&gt; · 更新 &lt;b&gt;{}&lt;/b&gt; · 没有变化 {} · 退回 &lt;b&gt;{}&lt;/b&gt;</source>
        <translation>&lt;b&gt;{}&lt;/b&gt; has {} rows: &lt;b&gt;{}&lt;/b&gt; new · &lt;b&gt;{}&lt;/b&gt; changed · {} unchanged · &lt;b&gt;{}&lt;/b&gt; rejected</translation>
    </message>
    <message>
        <source>变动 {}</source>
        <translation>Changes {}</translation>
    </message>
    <message>
        <source>退回的行 {}</source>
        <translation>Rejected rows {}</translation>
    </message>
    <message>
        <source>两边都改过 {}</source>
        <translation>Changed on both sides {}</translation>
    </message>
    <message>
        <source>已导入：新增 {} 条，更新 {} 条。</source>
        <translation>Imported: {} new, {} changed.</translation>
    </message>
    <message>
        <source>退回的 {} 行没有导入，改好后可以再导一次。</source>
        <translation>The {} rejected rows were left out; mend them and import again.</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>正在撤销这次导入</source>
        <translation>Taking this import back</translation>
    </message>
    <message>
        <source>这次导入已撤销。</source>
        <translation>The import was taken back.</translation>
    </message>
    <message>
        <source>有 {} 条导入后又办理过，保留在台账里：{}</source>
        <translation>{} items have gone on since and stay in the ledger: {}</translation>
    </message>
    <message>
        <source>列的对应 {}</source>
        <translation>Columns {}</translation>
    </message>
    <message>
        <source>退回的行_{}.xlsx</source>
        <translation>Rejected rows_{}.xlsx</translation>
    </message>
    <message>
        <source>把退回的行存成 Excel</source>
        <translation>Save the rejected rows as an Excel workbook</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>退回的 {} 行已存为 {}，改好后导入它。</source>
        <translation>The {} rejected rows were saved as {}; mend them there, then import that file.</translation>
    </message>
    <message>
        <source>正在写 {}</source>
        <translation>Writing {}</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>导入旧台账(&amp;I)…</source>
        <translation>&amp;Import an old ledger…</translation>
    </message>
    <message>
        <source>相似</source>
        <translation>Similar</translation>
    </message>
    <message>
        <source>移交案卷…</source>
        <translation>Hand over the file…</translation>
    </message>
    <message>
        <source>先在表里选一件</source>
        <translation>Choose one in the table first</translation>
    </message>
</context>
<context>
    <name>ItemChooser</name>
    <message>
        <source>只看还没有归入条目的(&amp;H)</source>
        <translation>S&amp;how only items not yet filed under an entry</translation>
    </message>
    <message>
        <source>没有可以归入的信息</source>
        <translation>No items to file</translation>
    </message>
    <message>
        <source>换个词试试，或去掉“只看还没有归入条目的”。只有主动公开的信息才归入目录。</source>
        <translation>Try another word, or clear &quot;Show only items not yet filed under an entry&quot;. Only proactive items are filed in the catalogue.</translation>
    </message>
    <message>
        <source>↑↓ 移动&#x3000;Space 多选&#x3000;Enter 归入</source>
        <translation>↑↓ Move  Space Choose several  Enter File</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>任何地方</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>打开菜单，再按括号里的字母</source>
        <translation>Open the menus, then press the underlined letter</translation>
    </message>
    <message>
        <source>到下一处、上一处</source>
        <translation>Next place, previous place</translation>
    </message>
    <message>
        <source>不用鼠标也能办完每一件事。</source>
        <translation>Everything can be done without a mouse.</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>信息登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>关闭；填过的先问一声</source>
        <translation>Close; asks first if anything was filled in</translation>
    </message>
    <message>
        <source>保密审查</source>
        <translation>Secrecy review</translation>
    </message>
    <message>
        <source>录入签字结果</source>
        <translation>Enter signing results</translation>
    </message>
    <message>
        <source>协调征求、专项台账</source>
        <translation>Coordination and special ledgers</translation>
    </message>
    <message>
        <source>对话框</source>
        <translation>Dialogs</translation>
    </message>
    <message>
        <source>到下一项；填完了、没有要填的，就按蓝色的按钮；长文字里换行</source>
        <translation>To the next field; when all is filled in or nothing is asked, the blue button; a new line in long texts</translation>
    </message>
    <message>
        <source>不管光标在哪里，按蓝色的按钮</source>
        <translation>The blue button, wherever the cursor is</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>正在排版</source>
        <translation>Laying out</translation>
    </message>
    <message>
        <source>基本目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>把信息归入选中的条目</source>
        <translation>Put the items into the chosen entry</translation>
    </message>
    <message>
        <source>保密审查汇总表</source>
        <translation>Secrecy review summary</translation>
    </message>
    <message>
        <source>检查附件</source>
        <translation>Check attachments</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存成 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>确认无碍，再按一次取消</source>
        <translation>Confirm as harmless; press again to undo</translation>
    </message>
    <message>
        <source>清理</source>
        <translation>Cleaned</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>年度报告、统计</source>
        <translation>Annual report, statistics</translation>
    </message>
    <message>
        <source>把选中的备案表存成 Excel</source>
        <translation>Save the chosen filing as Excel</translation>
    </message>
    <message>
        <source>到右边的表</source>
        <translation>To the table on the right</translation>
    </message>
    <message>
        <source>存成文件</source>
        <translation>Save to a file</translation>
    </message>
    <message>
        <source>在统计里重新数</source>
        <translation>Count the statistics anew</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>打印：选打印机、份数、单双面和哪几页</source>
        <translation>Print: choose printer, copies, one or both sides, and pages</translation>
    </message>
    <message>
        <source>另存 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>选中看着的这一页，只印选中的</source>
        <translation>Mark the page in view; only marked pages are printed</translation>
    </message>
    <message>
        <source>放大、缩小</source>
        <translation>Zoom in, zoom out</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Recycle bin</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>拿选中的备份做恢复演练</source>
        <translation>Restore drill with the chosen backup</translation>
    </message>
    <message>
        <source>用选中的备份恢复</source>
        <translation>Restore from the chosen backup</translation>
    </message>
    <message>
        <source>用别处的备份恢复</source>
        <translation>Restore from a backup elsewhere</translation>
    </message>
    <message>
        <source>到它那里看</source>
        <translation>Go to where it is</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>彻底清除它写的内容</source>
        <translation>Purge what it says</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>回到前一页、后一页</source>
        <translation>Back, forward</translation>
    </message>
    <message>
        <source>人员与科室</source>
        <translation>People and departments</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Month calendar</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改、改名</source>
        <translation>Edit, rename</translation>
    </message>
    <message>
        <source>离岗、撤销科室、结束代理</source>
        <translation>Leave a post, abolish a department, end a stand-in</translation>
    </message>
    <message>
        <source>科室上移、下移</source>
        <translation>Department up, down</translation>
    </message>
    <message>
        <source>上个月、下个月</source>
        <translation>Previous month, next month</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>在工作日历里撤销这一天的更正</source>
        <translation>Take back this day&apos;s correction in the working calendar</translation>
    </message>
    <message>
        <source>对话框里的表</source>
        <translation>Tables in dialogs</translation>
    </message>
    <message>
        <source>复制选中的行到 WPS</source>
        <translation>Copy the chosen rows to a spreadsheet</translation>
    </message>
    <message>
        <source>连表头一起复制全部</source>
        <translation>Copy everything with its headings</translation>
    </message>
</context>
<context>
    <name>LastOffices</name>
    <message>
        <source>最近打开的台账</source>
        <translation>Recently opened ledgers</translation>
    </message>
    <message>
        <source>Enter 打开&#x3000;Delete 从这里去掉（文件夹不动）</source>
        <translation>Enter Open  Delete Remove from here (the folder stays)</translation>
    </message>
    <message>
        <source>从这里去掉(&amp;D)</source>
        <translation>&amp;Remove from here</translation>
    </message>
    <message>
        <source>（现在找不到：磁盘没有接上，或文件夹被移走、改名）</source>
        <translation> (cannot be found now: the disk is not connected, or the folder was moved or renamed)</translation>
    </message>
    <message>
        <source>{}&#x3000;{}&#x3000;{}</source>
        <translation>{}  {}  {}</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>正在导出 {}</source>
        <translation>Exporting {}</translation>
    </message>
    <message>
        <source>已导出 {} 行：{}</source>
        <translation>{} rows exported: {}</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换个词试试，或在左边选“全部”。按 Esc 清除搜索和筛选。</source>
        <translation>Try another word, or choose &quot;All&quot; on the left. Press Esc to clear search and filters.</translation>
    </message>
    <message>
        <source>这里没有</source>
        <translation>Nothing here</translation>
    </message>
    <message>
        <source>在左边选“全部”看整本台账。</source>
        <translation>Choose &quot;All&quot; on the left to see the whole ledger.</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>Nothing registered yet</translation>
    </message>
    <message>
        <source>按 Ctrl+N 登记第一件。</source>
        <translation>Press Ctrl+N to register the first one.</translation>
    </message>
</context>
<context>
    <name>LedgerKeys</name>
    <message>
        <source>办选中这一件的下一步</source>
        <translation>The next step of the chosen record</translation>
    </message>
    <message>
        <source>开始多选，Esc 结束</source>
        <translation>Start choosing several; Esc ends</translation>
    </message>
    <message>
        <source>批量办理选中的，或整个视图</source>
        <translation>Batch actions on the chosen items, or on the whole view</translation>
    </message>
    <message>
        <source>把当前视图导出为 Excel</source>
        <translation>Export the current view to Excel</translation>
    </message>
    <message>
        <source>到表头下面的筛选；Esc 清除，↓ 回到表里</source>
        <translation>Go to the filters below the column headers; Esc clears, ↓ returns to the table</translation>
    </message>
    <message>
        <source>把现在的搜索、筛选和排序存为视图</source>
        <translation>Save the present search, filters and sorting as a view</translation>
    </message>
    <message>
        <source>到左边的视图；F2 改名、Del 删除自己的视图</source>
        <translation>Go to the views on the left; F2 renames and Del deletes your own views</translation>
    </message>
    <message>
        <source>到右边这一件；← → 换栏，Tab 到下一步</source>
        <translation>To the record on the right; ← → change the tab, Tab goes to the next step</translation>
    </message>
    <message>
        <source>这一件的下一步，全部列出来选</source>
        <translation>All next steps of the record, to choose from</translation>
    </message>
    <message>
        <source>在表里：把剪贴板里的文件附在这一件的下一步上</source>
        <translation>In the table: attach the file on the clipboard to the next step of the record</translation>
    </message>
    <message>
        <source>到旁边的台账</source>
        <translation>To the next ledger</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>这本台账没有要打印的表</source>
        <translation>This ledger has nothing to print</translation>
    </message>
    <message>
        <source>＋ 存为视图…</source>
        <translation>+ Save as view…</translation>
    </message>
    <message>
        <source>把现在的搜索、筛选和排序存为自己的视图（Ctrl+S）</source>
        <translation>Save the present search, filters and sorting as a view of your own (Ctrl+S)</translation>
    </message>
    <message>
        <source>批量…</source>
        <translation>Batch…</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>清除搜索和筛选</source>
        <translation>Clear search and filters</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>打印 ▾</source>
        <translation>Print ▾</translation>
    </message>
    <message>
        <source>存为 Word…</source>
        <translation>Save as Word…</translation>
    </message>
    <message>
        <source>空白的，供手写…</source>
        <translation>Blank, to fill in by hand…</translation>
    </message>
    <message>
        <source>别的文书</source>
        <translation>Other papers</translation>
    </message>
    <message>
        <source>先在表里选一件</source>
        <translation>Choose one in the table first</translation>
    </message>
</context>
<context>
    <name>LedgersPage</name>
    <message>
        <source>这里还没有台账</source>
        <translation>No ledgers here yet</translation>
    </message>
    <message>
        <source>本单位可以有自己的台账：按使用手册“自己的台账”写一个定义文件放进办公文件夹，重新打开就有。</source>
        <translation>An office may have ledgers of its own: write a definition file as the manual says (a ledger of your own), put it into the office folder, and open it again.</translation>
    </message>
    <message>
        <source>有 {} 个台账定义文件不能用，其他的照常：</source>
        <translation>{} ledger definition files cannot be used; the others work:</translation>
    </message>
</context>
<context>
    <name>LeftDialog</name>
    <message>
        <source>已办 {} 件，{} 件没有办：</source>
        <translation>{} items done, {} not done:</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>为什么没有办</source>
        <translation>Why not done</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>搜索：信息名称、去函对象、函号、拼音首字母</source>
        <translation>Search: item title, addressee, letter number, pinyin initials</translation>
    </message>
    <message>
        <source>发函  Ctrl+N</source>
        <translation>New letter  Ctrl+N</translation>
    </message>
    <message>
        <source>打印函和回执…</source>
        <translation>Print letter and reply slip…</translation>
    </message>
    <message>
        <source>应回日</source>
        <translation>Reply due</translation>
    </message>
    <message>
        <source>在左边选一件函，这里显示函的内容、来往和下一步。</source>
        <translation>Choose a letter on the left; its contents, correspondence and next step are shown here.</translation>
    </message>
    <message>
        <source>还没有发过函</source>
        <translation>No letters sent yet</translation>
    </message>
    <message>
        <source>拟公开的信息涉及其他机关、单位或者个人的，先书面征求意见。在信息登记里选中那条信息，点“征求意见”；或者按 Ctrl+N。</source>
        <translation>When an item to be published concerns other authorities, organisations or individuals, first ask for their views in writing. Choose the item in the register and click &quot;Consult&quot;, or press Ctrl+N.</translation>
    </message>
    <message>
        <source>这里没有函</source>
        <translation>No letters here</translation>
    </message>
    <message>
        <source>征求哪条信息的意见</source>
        <translation>Which item is the consultation about</translation>
    </message>
    <message>
        <source>信息</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>写索引号，或按 F4 按名称查找。几条一起征求的，在信息登记里选中它们再点“征求意见”。</source>
        <translation>Type the index number, or press F4 to find it by title. To consult on several items at once, choose them in the register and then click &quot;Consult&quot;.</translation>
    </message>
    <message>
        <source>信息名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>去函对象</source>
        <translation>Addressee</translation>
    </message>
    <message>
        <source>函号</source>
        <translation>Letter number</translation>
    </message>
    <message>
        <source>去函日</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>征求意见</source>
        <translation>Consult</translation>
    </message>
    <message>
        <source>涉及其他机关、单位或者个人的，公开以前书面征求意见</source>
        <translation>When others (authorities, organisations or individuals) are concerned, ask for their views in writing before publication</translation>
    </message>
    <message>
        <source>已登记；在“保密审查 › 协调征求”里跟踪答复</source>
        <translation>Recorded; follow the replies under &quot;Secrecy review › Consultation&quot;</translation>
    </message>
    <message>
        <source>提醒（工作日）</source>
        <translation>Workdays left</translation>
    </message>
    <message>
        <source>Enter 下一步&#x3000;Space 多选&#x3000;Ctrl+B 批量&#x3000;F1 全部按键</source>
        <translation>Enter Next step  Space Choose several  Ctrl+B Batch  F1 All keys</translation>
    </message>
    <message>
        <source>登记的函都办完了。在左边选“全部”看所有的函；还要征求谁的意见，看“今日”。</source>
        <translation>All letters are done. Choose &quot;All&quot; on the left to see every letter; whom to ask next is shown under &quot;Today&quot;.</translation>
    </message>
</context>
<context>
    <name>Levels</name>
    <message>
        <source>目录层级</source>
        <translation>Catalogue levels</translation>
    </message>
    <message>
        <source>（没有写层级）</source>
        <translation>(no level given)</translation>
    </message>
    <message>
        <source>全部条目</source>
        <translation>All entries</translation>
    </message>
    <message>
        <source>{}：{} 条</source>
        <translation>{}: {} entries</translation>
    </message>
    <message>
        <source>{}：{} 条，其中空白、陈旧或时限未能识别的 {} 条</source>
        <translation>{}: {} entries, of which blank, stale or with an unreadable time limit: {}</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>打印期限计算单</source>
        <translation>Print the deadline sheet</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>搜索“{}”</source>
        <translation>Search &quot;{}&quot;</translation>
    </message>
    <message>
        <source>{} 件 · 已选 {} 件</source>
        <translation>{} items · {} chosen</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>信息公开台账 — 已锁定</source>
        <translation>Information Disclosure Ledger — locked</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>解锁(&amp;O)</source>
        <translation>&amp;Unlock</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>请输入密码，没填完的表单都还在。忘了密码的，退出后重开，用恢复单。</source>
        <translation>Enter the password; forms not finished are still there. If you forgot it, quit, open again and use the recovery sheet.</translation>
    </message>
    <message>
        <source>退出(&amp;Q)</source>
        <translation>&amp;Quit</translation>
    </message>
</context>
<context>
    <name>LongText</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>写的内容还没有保存。</source>
        <translation>What was written has not been saved.</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>搜索：名称、文号、索引号、拼音首字母</source>
        <translation>Search: title, document number, index number, pinyin initials</translation>
    </message>
    <message>
        <source>公开期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>在左边选一条信息，这里显示为什么到了评估的时候、以前怎样决定的和下一步。</source>
        <translation>Choose an item on the left; why it is due for reassessment, what was decided before and the next step are shown here.</translation>
    </message>
    <message>
        <source>Enter 登记评估&#x3000;Space 多选&#x3000;Ctrl+B 批量&#x3000;Ctrl+P 年度检查表&#x3000;F1 全部按键</source>
        <translation>Enter Record reassessment  Space Choose several  Ctrl+B Batch  Ctrl+P Yearly sheet  F1 All keys</translation>
    </message>
    <message>
        <source>没有到期要评估的信息</source>
        <translation>Nothing is due for reassessment</translation>
    </message>
    <message>
        <source>在左边选“以后到期”看各条哪一天评估；到了那一天“今日”会提醒。</source>
        <translation>Choose &quot;Due later&quot; on the left to see the day of each; &quot;Today&quot; reminds you when it comes.</translation>
    </message>
    <message>
        <source>没有不予公开、依申请公开的信息</source>
        <translation>Nothing is withheld or disclosed on request only</translation>
    </message>
    <message>
        <source>信息登记里定为不予公开或者依申请公开的，每年至少再评估一次（条例第十八条），到时候列在这里。</source>
        <translation>Whatever the register withholds or discloses on request only is reassessed at least once a year (Article 18) and is listed here when due.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>不予公开理由</source>
        <translation>Reason for withholding</translation>
    </message>
    <message>
        <source>应评估</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>为什么评估</source>
        <translation>Why it is reassessed</translation>
    </message>
    <message>
        <source>上次评估</source>
        <translation>Last reassessed</translation>
    </message>
    <message>
        <source>怎样决定</source>
        <translation>What was decided</translation>
    </message>
    <message>
        <source>{} 到期</source>
        <translation>due {}</translation>
    </message>
    <message>
        <source>什么时候评估、为什么，见“概要”；不用逐日计算。</source>
        <translation>When it is assessed and why is in “Overview”; no days are counted one by one.</translation>
    </message>
</context>
<context>
    <name>LooksPage</name>
    <message>
        <source>批量…</source>
        <translation>Batch…</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>年度检查表 ▾</source>
        <translation>Yearly sheet ▾</translation>
    </message>
    <message>
        <source>属性年度检查表（Ctrl+P）：逐件写明理由依据、被申请次数、应评估的日期和评估意见。被申请次数是估计：期间里收到的申请中，内容与名称相近或者写了文号的件数，以申请原文为准</source>
        <translation>Yearly sheet of attributes (Ctrl+P): reason and basis, number of requests, day due and opinion for each item. The number of requests is an estimate: requests of the period whose content resembles the title or names the document number; the requests themselves are decisive</translation>
    </message>
    <message>
        <source>{} 年属性年度检查表…</source>
        <translation>Yearly sheet for {}…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>信息公开台账 — {}</source>
        <translation>Disclosure ledger — {}</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>信息登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>只能查看，不能登记。{}按 F5 再试。</source>
        <translation>View only: nothing can be recorded. {} Press F5 to try again.</translation>
    </message>
    <message>
        <source>保密审查</source>
        <translation>Secrecy review</translation>
    </message>
    <message>
        <source>已撤销：{}</source>
        <translation>Taken back: {}</translation>
    </message>
    <message>
        <source>{} 登记的。撤销本身也留有记载。</source>
        <translation>Recorded {}. Taking it back is recorded too.</translation>
    </message>
    <message>
        <source>撤销“{}”吗？</source>
        <translation>Take back &quot;{}&quot;?</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>专项台账</source>
        <translation>Side ledgers</translation>
    </message>
    <message>
        <source>依申请公开</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>{}。按 Ctrl+1 看“今日”</source>
        <translation>{}. Press Ctrl+1 for &quot;Today&quot;</translation>
    </message>
    <message>
        <source>台账是较早的版本写的，或者上次没有正常关闭，整理好就打开。件数多的要几分钟；中途断电也不要紧，下次打开接着整理。</source>
        <translation>The ledger was written by an earlier version, or was not closed properly last time; it opens as soon as it has been put in order. With many records this takes some minutes. A power cut meanwhile does no harm: the next opening goes on from there.</translation>
    </message>
    <message>
        <source>正在整理台账</source>
        <translation>Putting the Ledger in Order</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>在手册里找</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>后退  Alt+←</source>
        <translation>Back  Alt+←</translation>
    </message>
    <message>
        <source>前进  Alt+→</source>
        <translation>Forward  Alt+→</translation>
    </message>
    <message>
        <source>Alt+← 后退&#x3000;Alt+→ 前进&#x3000;Ctrl+F 查找&#x3000;Esc 关闭</source>
        <translation>Alt+← Back  Alt+→ Forward  Ctrl+F Search  Esc Close</translation>
    </message>
    <message>
        <source>没有找到，换个说法试试</source>
        <translation>Nothing found; try other words</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ManyDialog</name>
    <message>
        <source>批量办理</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>选中的 {} 件</source>
        <translation>The {} chosen items</translation>
    </message>
    <message>
        <source>这个视图的 {} 件</source>
        <translation>The {} items of this view</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Go ahead</translation>
    </message>
    <message>
        <source>Tab 到清单，↑↓ 选，Enter 办理；填一次，每件各记一笔。</source>
        <translation>Tab to the list, ↑↓ to choose, Enter to go ahead; fill in once, each item gets its own record.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在办理 {} 件</source>
        <translation>Processing {} items</translation>
    </message>
    <message>
        <source>一次办理 {} 件。</source>
        <translation>{} items at a time.</translation>
    </message>
    <message>
        <source>正在看哪些事能一起办…</source>
        <translation>Finding out what can be done together…</translation>
    </message>
    <message>
        <source>打印信息发布保密审查表（{} 件）…</source>
        <translation>Print the secrecy review sheet ({} items)…</translation>
    </message>
    <message>
        <source>归入目录条目…</source>
        <translation>File under a catalogue entry…</translation>
    </message>
    <message>
        <source>导出当前视图…</source>
        <translation>Export the current view…</translation>
    </message>
    <message>
        <source>本周集中发布…</source>
        <translation>Weekly release…</translation>
    </message>
    <message>
        <source>一次最多办理 {} 件，取最新的；都能办的：</source>
        <translation>At most {} items at a time, the newest first; what can be done with all of them:</translation>
    </message>
    <message>
        <source>这 {} 件都能办的：</source>
        <translation>What can be done with all {} items:</translation>
    </message>
    <message>
        <source>这 {} 件没有都能办的事。选状态相同的几件再试。</source>
        <translation>Nothing can be done with all {} items. Choose some with the same status and try again.</translation>
    </message>
    <message>
        <source>{}：已办 {} 件</source>
        <translation>{}: {} items done</translation>
    </message>
    <message>
        <source>能一起办的事</source>
        <translation>What can be done together</translation>
    </message>
    <message>
        <source>录入签字结果…</source>
        <translation>Enter signing results…</translation>
    </message>
    <message>
        <source>打印信息发布保密审查表（{} 件一张）…</source>
        <translation>Print the secrecy review sheet ({} items on one sheet)…</translation>
    </message>
    <message>
        <source>打印政府信息公开保密审查表（每件一张，共 {} 张）…</source>
        <translation>Print secrecy review forms (one per item, {} in all)…</translation>
    </message>
    <message>
        <source>这 {} 件能办的：</source>
        <translation>What can be done with these {} items:</translation>
    </message>
    <message>
        <source>这里没有。在左边换一个视图，或先在表里选中几件（Space）。</source>
        <translation>Nothing here. Choose another view on the left, or first choose some in the table (Space).</translation>
    </message>
    <message>
        <source>这本台账没有一次办多件的事，每一件要分别登记：关闭这里，在表里选一件按 Enter 办下一步。</source>
        <translation>This ledger has nothing that is done for many at once; each record is entered by itself: close this, choose a row and press Enter for its next step.</translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message>
        <source>选上级发来的空白表（xlsx）。程序按表头找到每一列，模板本身不会被改动。</source>
        <translation>Choose the empty sheet (xlsx) from the higher authority. Columns are found by their headers; the template itself is not changed.</translation>
    </message>
    <message>
        <source>{}：从第 {} 行填起。每一列填什么，不对的可以改；改过的会记住。</source>
        <translation>{}: filled from row {}. Change what goes into a column if it is wrong; your changes are remembered.</translation>
    </message>
    <message>
        <source>{}：表头没有认出来。请指明各列填什么，至少要有信息名称。</source>
        <translation>{}: the headers were not understood. Say what goes into each column; at least the item title is needed.</translation>
    </message>
    <message>
        <source>（留空）</source>
        <translation>(leave empty)</translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导入旧台账…</source>
        <translation>Import an old ledger…</translation>
    </message>
</context>
<context>
    <name>Matters</name>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>搜索：名称、人员、拼音首字母</source>
        <translation>Search: title, person, pinyin initials</translation>
    </message>
    <message>
        <source>在左边选一行，这里显示它的全部情况和下一步。</source>
        <translation>Choose a row on the left; here you see all about it and what comes next.</translation>
    </message>
    <message>
        <source>Enter 下一步&#x3000;Space 多选&#x3000;Ctrl+B 批量&#x3000;F1 全部按键</source>
        <translation>Enter Next step  Space Choose several  Ctrl+B Batch  F1 All keys</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>显示{}</source>
        <translation>Show {}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>新登记(&amp;N)</source>
        <translation>&amp;New entry</translation>
    </message>
    <message>
        <source>导入旧台账(&amp;I)…</source>
        <translation>&amp;Import an old ledger…</translation>
    </message>
    <message>
        <source>导出 Excel(&amp;E)…</source>
        <translation>&amp;Export to Excel…</translation>
    </message>
    <message>
        <source>打印(&amp;P)</source>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>立即备份(&amp;K)</source>
        <translation>&amp;Back up now</translation>
    </message>
    <message>
        <source>打开别的办公文件夹(&amp;O)…</source>
        <translation>&amp;Open another office folder…</translation>
    </message>
    <message>
        <source>退出(&amp;Q)</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>信息发布保密审查表（选中的信息）…</source>
        <translation>Review sheet (chosen items)…</translation>
    </message>
    <message>
        <source>期限计算单（选中的一件）…</source>
        <translation>Deadline sheet (one chosen item)…</translation>
    </message>
    <message>
        <source>台账清单（当前视图）…</source>
        <translation>Printed register (current view)…</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>搜索(&amp;F)</source>
        <translation>&amp;Search</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>刷新(&amp;R)</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>下次打开时生效</source>
        <translation>Takes effect when the program is next opened</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>备份与恢复(&amp;R)…</source>
        <translation>Backup and &amp;restore…</translation>
    </message>
    <message>
        <source>移送清单（选中的信息）…</source>
        <translation>Delivery list (chosen items)…</translation>
    </message>
    <message>
        <source>批量办理(&amp;B)…</source>
        <translation>&amp;Batch…</translation>
    </message>
    <message>
        <source>本周集中发布(&amp;W)…</source>
        <translation>&amp;Weekly release…</translation>
    </message>
    <message>
        <source>存为视图(&amp;V)…</source>
        <translation>Save as &amp;view…</translation>
    </message>
    <message>
        <source>基本目录(&amp;M)</source>
        <translation>&amp;Catalogue</translation>
    </message>
    <message>
        <source>文字大小(&amp;S)</source>
        <translation>Text &amp;size</translation>
    </message>
    <message>
        <source>语言(&amp;L)</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>单位(&amp;O)</source>
        <translation>&amp;Office</translation>
    </message>
    <message>
        <source>换经办人(&amp;U)</source>
        <translation>Change cler&amp;k</translation>
    </message>
    <message>
        <source>人员与科室(&amp;P)…</source>
        <translation>&amp;People and departments…</translation>
    </message>
    <message>
        <source>本单位与制度(&amp;O)…</source>
        <translation>&amp;Office and rules…</translation>
    </message>
    <message>
        <source>工作日历(&amp;C)…</source>
        <translation>Working &amp;calendar…</translation>
    </message>
    <message>
        <source>这一页怎么用(&amp;U)</source>
        <translation>How to &amp;use this page</translation>
    </message>
    <message>
        <source>使用手册(&amp;M)</source>
        <translation>&amp;Manual</translation>
    </message>
    <message>
        <source>快捷键(&amp;K)</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关于信息公开台账(&amp;A)</source>
        <translation>&amp;About the disclosure ledger</translation>
    </message>
    <message>
        <source>政府信息公开保密审查表（选中的每件一张）…</source>
        <translation>Review form (one for each chosen item)…</translation>
    </message>
    <message>
        <source>保密审查汇总表…</source>
        <translation>Secrecy review summary…</translation>
    </message>
    <message>
        <source>录入签字结果(&amp;R)…</source>
        <translation>Enter signing &amp;results…</translation>
    </message>
    <message>
        <source>归档扫描件(&amp;A)…</source>
        <translation>&amp;File scans…</translation>
    </message>
    <message>
        <source>空白的，供手写(&amp;H)</source>
        <translation>Blank, to fill in by &amp;hand</translation>
    </message>
    <message>
        <source>撤销最后办的一步(&amp;Z)…</source>
        <translation>&amp;Take the last step back…</translation>
    </message>
    <message>
        <source>其余菜单</source>
        <translation>Other menus</translation>
    </message>
    <message>
        <source>颜色(&amp;C)</source>
        <translation>&amp;Colours</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>英文（只有窗口；登记内容、文书和法定用语仍是中文）</source>
        <translation>English (the window only; entries, papers and statutory words stay Chinese)</translation>
    </message>
    <message>
        <source>期限试算(&amp;D)…</source>
        <translation>&amp;Deadline trial…</translation>
    </message>
    <message>
        <source>信息处理费计算(&amp;F)…</source>
        <translation>Calculate a &amp;fee…</translation>
    </message>
    <message>
        <source>菜单(&amp;M)</source>
        <translation>&amp;Menu</translation>
    </message>
    <message>
        <source>首选项(&amp;C)…</source>
        <translation>Pre&amp;ferences…</translation>
    </message>
    <message>
        <source>搬到别处(&amp;M)…</source>
        <translation>&amp;Move elsewhere…</translation>
    </message>
    <message>
        <source>回收站(&amp;T)…</source>
        <translation>Recycle &amp;bin…</translation>
    </message>
    <message>
        <source>彻底清除误录的内容(&amp;X)…</source>
        <translation>Purge what was entered by mista&amp;ke…</translation>
    </message>
    <message>
        <source>工作交接(&amp;H)…</source>
        <translation>&amp;Hand over the work…</translation>
    </message>
    <message>
        <source>密码与加密(&amp;E)…</source>
        <translation>Pass&amp;word and encryption…</translation>
    </message>
    <message>
        <source>锁定(&amp;L)</source>
        <translation>&amp;Lock</translation>
    </message>
    <message>
        <source>扫码、找编号或申请人(&amp;S)</source>
        <translation>&amp;Scan, or find a number or applicant</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>怎么办：{}</source>
        <translation>What to do: {}</translation>
    </message>
    <message>
        <source>没有做成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>回去接着填</source>
        <translation>Go back</translation>
    </message>
</context>
<context>
    <name>MonthCard</name>
    <message>
        <source>月历</source>
        <translation>Month calendar</translation>
    </message>
    <message>
        <source>圆里的数字：当天到期几件</source>
        <translation>Number in the circle: items due that day</translation>
    </message>
    <message>
        <source>当天到期</source>
        <translation>Due that day</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{} 年 {} 月</source>
        <translation>{}/{}</translation>
    </message>
    <message>
        <source>列出这一天的全部 {} 件</source>
        <translation>List all {} items of this day</translation>
    </message>
    <message>
        <source>{} 月 {} 日</source>
        <translation>{}/{}</translation>
    </message>
    <message>
        <source>这一天没有到期的信息。下一个到期日是 {}，{} 件。</source>
        <translation>Nothing is due on this day. The next due date is {}, {} items.</translation>
    </message>
    <message>
        <source>这一天没有到期的信息，以后也没有。</source>
        <translation>Nothing is due on this day or later.</translation>
    </message>
    <message>
        <source>{} 年 {}</source>
        <translation>{}/{}</translation>
    </message>
    <message>
        <source>以后各月没有到期的。</source>
        <translation>Nothing is due in later months.</translation>
    </message>
    <message>
        <source>{} 月</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>{} {} 件</source>
        <translation>{} ({})</translation>
    </message>
    <message>
        <source>等</source>
        <translation> …</translation>
    </message>
    <message>
        <source>以后：{}{}</source>
        <translation>Later: {}{}</translation>
    </message>
</context>
<context>
    <name>MonthlyDialog</name>
    <message>
        <source>保密审查汇总表</source>
        <translation>Secrecy review summary</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>{} 年 {} 月</source>
        <translation>{}/{}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>导出 Excel…</source>
        <translation>Export to Excel…</translation>
    </message>
    <message>
        <source>预览和打印…</source>
        <translation>Preview and print…</translation>
    </message>
    <message>
        <source>这个月送审 {} 件。</source>
        <translation>{} items submitted for review this month.</translation>
    </message>
    <message>
        <source>哪个月的汇总表？没有审查的月份也印一张，照实写明。</source>
        <translation>The summary of which month? A month without reviews gets a sheet too, which says so.</translation>
    </message>
    <message>
        <source>这个月没有送审的，印出来是“{}”</source>
        <translation>Nothing was submitted this month; the sheet says &quot;{}&quot;</translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>{} 月</source>
        <translation>{}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>搬到别处</source>
        <translation>Move elsewhere</translation>
    </message>
    <message>
        <source>搬到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>窗口会先关上，整本台账（数据库、附件、备份）抄到新的文件夹，逐个文件核对，再从那里打开。中途断电、取消，台账都还完整地在原处。</source>
        <translation>The window closes first; the whole ledger (database, attachments, backups) is copied to the new folder, checked file by file, and opened there. Power cut or cancel, the ledger stays whole where it is.</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>现在在：{}</source>
        <translation>Now in: {}</translation>
    </message>
    <message>
        <source>搬过去(&amp;M)</source>
        <translation>&amp;Move it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>搬到哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>一定要搬到那里的，再按一次“搬过去”</source>
        <translation>To move it there all the same, press &quot;Move it&quot; once more</translation>
    </message>
    <message>
        <source>不要自己复制、剪切文件夹来搬：正在登记的时候复制出来的数据库可能是坏的。</source>
        <translation>Do not copy or cut the folder to move it: a database copied while something is being recorded may be broken.</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>{} 件未办结的信息期限会变动：</source>
        <translation>The deadlines of {} unfinished items will move:</translation>
    </message>
    <message>
        <source>另有 {} 件没有列出。</source>
        <translation>{} more are not listed.</translation>
    </message>
</context>
<context>
    <name>MovesDialog</name>
    <message>
        <source>确认更改工作日历</source>
        <translation>Confirm the change to the working calendar</translation>
    </message>
    <message>
        <source>确认更改</source>
        <translation>Confirm the change</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>会变动的期限</source>
        <translation>Deadlines that would move</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>新密码(&amp;N)</source>
        <translation>&amp;New password</translation>
    </message>
    <message>
        <source>再输一次(&amp;A)</source>
        <translation>Once &amp;more</translation>
    </message>
    <message>
        <source>8 个字符以上，长比怪更有用：几个不相干的词连起来就好记又难猜。</source>
        <translation>At least 8 characters. Length helps more than odd characters: a few unrelated words are easy to remember and hard to guess.</translation>
    </message>
    <message>
        <source>两次还不一样。</source>
        <translation>The two are not the same yet.</translation>
    </message>
    <message>
        <source>▲ {}。可以用，最好换一个。</source>
        <translation>▲ {}. It can be used, but another would be better.</translation>
    </message>
    <message>
        <source>显示新密码(&amp;W)</source>
        <translation>Sho&amp;w the new password</translation>
    </message>
</context>
<context>
    <name>NewSheet</name>
    <message>
        <source>换恢复单</source>
        <translation>Change the recovery sheet</translation>
    </message>
    <message>
        <source>换了以后，旧的一张只打得开此前的备份。</source>
        <translation>After that the old sheet opens earlier backups only.</translation>
    </message>
    <message>
        <source>新的恢复单</source>
        <translation>New recovery sheet</translation>
    </message>
    <message>
        <source>换恢复单(&amp;O)</source>
        <translation>Change &amp;recovery sheet</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在换恢复单</source>
        <translation>Changing the recovery sheet</translation>
    </message>
    <message>
        <source>还没有换。刚才印的这一张什么也打不开，请销毁；原来的一张照旧有用。</source>
        <translation>Nothing was changed. The sheet just printed opens nothing: please destroy it. The earlier one is still valid.</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>更多 ▾</source>
        <translation>More ▾</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>导入放假安排</source>
        <translation>Import a holiday notice</translation>
    </message>
    <message>
        <source>从网上或文件里复制通知全文，粘贴到这里</source>
        <translation>Copy the whole text of the notice and paste it here</translation>
    </message>
    <message>
        <source>读取</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>粘贴国务院办公厅关于部分节假日安排的通知，读出放假和补班日子，确认后各项期限重新计算。</source>
        <translation>Paste the State Council General Office&apos;s holiday notice; days off and make-up days are read from it, and all deadlines are recalculated once you confirm.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{} 年放假</source>
        <translation>Days off in {}</translation>
    </message>
    <message>
        <source>补班</source>
        <translation>Make-up workdays</translation>
    </message>
    <message>
        <source>通知里没有：{}；这一年仍按暂定计算，请补上全文</source>
        <translation>Not in the notice: {}; the year stays provisional, please paste the whole text</translation>
    </message>
    <message>
        <source>与原来不同</source>
        <translation>Different from before</translation>
    </message>
    <message>
        <source>通知全文</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <source>读出的安排</source>
        <translation>Days found</translation>
    </message>
    <message>
        <source>粘贴的通知还没有导入。</source>
        <translation>The notice that was pasted has not been imported.</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>本单位与制度</source>
        <translation>Office and rules</translation>
    </message>
    <message>
        <source>制度方案</source>
        <translation>Rule set</translation>
    </message>
    <message>
        <source>保存  Ctrl+Enter</source>
        <translation>Save  Ctrl+Enter</translation>
    </message>
    <message>
        <source>从现在起新登记的信息按新的规则办；已经登记的，仍按登记时的规则办到底，不会变动。改动记入历史。</source>
        <translation>From now on new items follow the new rules; items already registered keep the rules they were registered under to the end and do not change. The change is kept in the history.</translation>
    </message>
    <message>
        <source>改用新的规则吗？</source>
        <translation>Change to the new rules?</translation>
    </message>
    <message>
        <source>改用</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>不填则用制度方案的编号规则</source>
        <translation>If empty, the numbering rule of the rule set is used</translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation>Full name of the office</translation>
    </message>
    <message>
        <source>单位性质</source>
        <translation>Kind of office</translation>
    </message>
    <message>
        <source>机关代字</source>
        <translation>Office abbreviation</translation>
    </message>
    <message>
        <source>编文号用，如 ×教函</source>
        <translation>Used in document numbers: the office&apos;s abbreviation</translation>
    </message>
    <message>
        <source>机构代码</source>
        <translation>Office code</translation>
    </message>
    <message>
        <source>编索引号用，一般是统一社会信用代码</source>
        <translation>Used in index numbers; usually the unified social credit code</translation>
    </message>
    <message>
        <source>{}规则</source>
        <translation>{} rule</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>This office</translation>
    </message>
    <message>
        <source>编号规则里可用 {year} 年、{month:02} 月、{code} 机构代码、{word} 机关代字、{n:05} 五位流水号；方括号里的一段，所用的内容没填时略去。</source>
        <translation>Numbering rules can use {year} year, {month:02} month, {code} office code, {word} office abbreviation, {n:05} five-digit serial number; a part in square brackets is left out when what it uses is not filled in.</translation>
    </message>
    <message>
        <source>换制度或改选择，只管以后登记的；已登记的仍按登记时的规则。</source>
        <translation>A new rule set or choice applies only to items registered from then on; items already registered keep the rules in force when they were registered.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>现在用的是“{}”，它不在本程序自带的方案里</source>
        <translation>Now in use: &quot;{}&quot;, which is not one of the rule sets that come with this program</translation>
    </message>
    <message>
        <source>出处：{}，{} 起施行</source>
        <translation>Source: {}, in force from {}</translation>
    </message>
    <message>
        <source>下一个：{}</source>
        <translation>Next: {}</translation>
    </message>
    <message>
        <source>函件联系人</source>
        <translation>Contact for letters</translation>
    </message>
    <message>
        <source>印在函件上；不填的，写担任“联系人”岗位的人</source>
        <translation>Printed on letters; if empty, the person whose post is contact person</translation>
    </message>
    <message>
        <source>函件联系电话</source>
        <translation>Phone for letters</translation>
    </message>
    <message>
        <source>印在函件上，如 0632-6611000</source>
        <translation>Printed on letters, such as 0632-6611000</translation>
    </message>
    <message>
        <source>刚才改的内容会丢掉。</source>
        <translation>What was just changed will be lost.</translation>
    </message>
    <message>
        <source>全称，印在答复书的救济段；一般是本级人民政府，垂直领导的是上一级主管部门</source>
        <translation>Full name, printed where answers tell the remedies; usually the people&apos;s government of the same level, or, under vertical leadership, the authority above</translation>
    </message>
    <message>
        <source>行政复议机关</source>
        <translation>Organ of review</translation>
    </message>
    <message>
        <source>另一个复议机关</source>
        <translation>Second organ of review</translation>
    </message>
    <message>
        <source>可以任选两个的才填，如司法行政部门</source>
        <translation>Only where there is a choice of two, such as the justice department</translation>
    </message>
    <message>
        <source>网上复议渠道</source>
        <translation>Online review</translation>
    </message>
    <message>
        <source>网上送达答复书的，要一并告知</source>
        <translation>Told together with answers that are served online</translation>
    </message>
    <message>
        <source>诉讼管辖法院</source>
        <translation>Court for lawsuits</translation>
    </message>
    <message>
        <source>全称；集中管辖、铁路法院管辖的照实写</source>
        <translation>Full name; with concentrated jurisdiction or a railway court, as it is</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>故障报告已存到：{}</source>
        <translation>A fault report was saved to: {}</translation>
    </message>
    <message>
        <source>故障报告没能存下来。</source>
        <translation>The fault report could not be saved.</translation>
    </message>
    <message>
        <source>台账里已有的内容没有受影响。请再试一次；还不行，就把故障报告交给技术人员，里面没有登记的内容。</source>
        <translation>What is in the ledger was not touched. Please try again; if it still fails, give the fault report to a technician. It holds nothing from the ledger.</translation>
    </message>
    <message>
        <source>程序出了错，刚才的操作没有完成</source>
        <translation>Something went wrong in the program; what you just did was not completed</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>怎么办：{}</source>
        <translation>What to do: {}</translation>
    </message>
    <message>
        <source>放的地方</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>正在加密</source>
        <translation>Encrypting</translation>
    </message>
    <message>
        <source>正在取消密码</source>
        <translation>Removing the password</translation>
    </message>
    <message>
        <source>正在取消，什么也不会变…</source>
        <translation>Cancelling, nothing changes…</translation>
    </message>
    <message>
        <source>怎么办：看清是什么，不要的删掉；以后每次打开都会再试。</source>
        <translation>What to do: see what they are and delete what is not needed; each opening tries again.</translation>
    </message>
    <message>
        <source>密码与加密</source>
        <translation>Password and encryption</translation>
    </message>
    <message>
        <source>正在搬办公文件夹</source>
        <translation>Moving the office folder</translation>
    </message>
    <message>
        <source>正在取消，台账还在原处…</source>
        <translation>Cancelling; the ledger is still where it was…</translation>
    </message>
    <message>
        <source>逐个文件核对过，和原来一样。原处还留着：{}
里面的数据库改了名，并留有说明，不会再被当成台账打开；用过几天、备份过以后可以自己删掉。</source>
        <translation>Checked file by file, the same as before. Left behind: {}
The database there has another name and a note beside it, so it is no longer opened as the ledger; delete it after a few days of use and a backup.</translation>
    </message>
    <message>
        <source>搬到别处</source>
        <translation>Move elsewhere</translation>
    </message>
    <message>
        <source>已经搬好</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>新密码设好了。信封拆开过的恢复单，请在“密码与加密”里换一张</source>
        <translation>The new password is set. If the envelope of the recovery sheet was opened, replace the sheet under &quot;Password and encryption&quot;</translation>
    </message>
    <message>
        <source>已加密，以后打开要输入密码</source>
        <translation>Encrypted: from now on opening asks for the password</translation>
    </message>
    <message>
        <source>恢复单封好，交单位负责人或放入保密柜。以前拷到 U 盘上的备份没有加密：请按 Ctrl+Shift+K 重新备份到 U 盘，把旧的销毁。</source>
        <translation>Seal the recovery sheet and give it to the head of the office, or lock it away. Backups copied to a USB stick earlier are not encrypted: back up to the stick again with Ctrl+Shift+K and destroy the old ones.</translation>
    </message>
    <message>
        <source>已取消密码，内容没有加密了</source>
        <translation>The password is removed; nothing is encrypted any more</translation>
    </message>
    <message>
        <source>以前的备份仍是加密的，用备份那一天的密码或恢复单打开；请再备份一次。旧备份都不要了，恢复单再销毁。</source>
        <translation>Earlier backups are still encrypted and open with the password or recovery sheet in use when they were made; please back up again. Destroy the recovery sheet only when no old backup is needed.</translation>
    </message>
    <message>
        <source>{}；有 {} 个文件没有能转换</source>
        <translation>{}; {} files could not be converted</translation>
    </message>
    <message>
        <source>上次取消密码没有做完，密码还在</source>
        <translation>Removing the password was not finished last time; the password is still set</translation>
    </message>
    <message>
        <source>程序或电脑在中途停了。内容都在，密码还是原来的；要取消，请再做一次。</source>
        <translation>The program or the computer stopped meanwhile. Everything is there and the password is the same as before; to remove it, please do it again.</translation>
    </message>
    <message>
        <source>上次设密码没有做完，没有加密</source>
        <translation>Setting the password was not finished last time; nothing is encrypted</translation>
    </message>
    <message>
        <source>程序或电脑在中途停了。内容都在；那次印的恢复单什么也打不开，请销毁。要设密码，请再做一次，另印一张。</source>
        <translation>The program or the computer stopped meanwhile. Everything is there; the recovery sheet printed then opens nothing: please destroy it. To set a password, please do it again and print another sheet.</translation>
    </message>
    <message>
        <source>没有加密，台账和原来一样</source>
        <translation>Nothing was encrypted; the ledger is as it was</translation>
    </message>
    <message>
        <source>刚才印的恢复单什么也打不开，请销毁；再设密码时另印一张。</source>
        <translation>The recovery sheet just printed opens nothing: please destroy it, and print another one when you set a password again.</translation>
    </message>
    <message>
        <source>没有取消密码，台账和原来一样</source>
        <translation>The password was not removed; the ledger is as it was</translation>
    </message>
    <message>
        <source>密码和恢复单照旧。</source>
        <translation>Password and recovery sheet are the same as before.</translation>
    </message>
    <message>
        <source>{}。
怎么办：{}。</source>
        <translation>{}.
What to do: {}.</translation>
    </message>
    <message>
        <source>{}；还有没做完的，下次打开时接着做</source>
        <translation>{}; what is left is done at the next opening</translation>
    </message>
</context>
<context>
    <name>OpinionKeys</name>
    <message>
        <source>意见：{}</source>
        <translation>Opinion: {}</translation>
    </message>
</context>
<context>
    <name>OwnDialog</name>
    <message>
        <source>首选项</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>打开时先到“今日”</source>
        <translation>Show &quot;Today&quot; when opening</translation>
    </message>
    <message>
        <source>登录这台电脑时，打开“今日”看今天到期的</source>
        <translation>When logging in to this computer, open &quot;Today&quot; with what is due</translation>
    </message>
    <message>
        <source>这种系统上请在系统的“登录项”里自己添加。</source>
        <translation>On this system, add it among the system&apos;s login items yourself.</translation>
    </message>
    <message>
        <source>只对这台电脑上的这个用户有效，不写进办公文件夹。</source>
        <translation>Holds for this user on this computer only; it is not written into the office folder.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OwnViews</name>
    <message>
        <source>搜索“{}”</source>
        <translation>Search &quot;{}&quot;</translation>
    </message>
    <message>
        <source>没有筛选</source>
        <translation>No filters</translation>
    </message>
    <message>
        <source>保存现在的搜索、筛选和排序：{}。以后在左边一点就是。</source>
        <translation>Saves the present search, filters and sorting: {}. From then on, one click on the left brings it back.</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>删除视图“{}”吗？</source>
        <translation>Delete the view &quot;{}&quot;?</translation>
    </message>
    <message>
        <source>只删除这个视图；里面的信息都还在。</source>
        <translation>Only the view is deleted; the items in it all remain.</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>视图名称</source>
        <translation>View name</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>PageDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>“{}”打不开</source>
        <translation>&quot;{}&quot; cannot be opened</translation>
    </message>
    <message>
        <source>文件不在了或已损坏</source>
        <translation>The file is missing or damaged</translation>
    </message>
    <message>
        <source>请用“打开”在别的程序里看看</source>
        <translation>Use &quot;Open&quot; to look at it in another program</translation>
    </message>
    <message>
        <source>第 {} / {} 页</source>
        <translation>Page {} of {}</translation>
    </message>
    <message>
        <source>没有可看的页</source>
        <translation>No pages to show</translation>
    </message>
    <message>
        <source>看页：PgUp、PgDn 翻页，+ − 缩放，0 合适宽度，R 旋转</source>
        <translation>Viewing pages: PgUp and PgDn turn pages, + − zoom, 0 fits the width, R rotates</translation>
    </message>
    <message>
        <source>上一页  PgUp</source>
        <translation>Previous page  PgUp</translation>
    </message>
    <message>
        <source>下一页  PgDn</source>
        <translation>Next page  PgDn</translation>
    </message>
    <message>
        <source>缩小  −</source>
        <translation>Zoom out  −</translation>
    </message>
    <message>
        <source>放大  +</source>
        <translation>Zoom in  +</translation>
    </message>
    <message>
        <source>合宽</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>合适宽度  0</source>
        <translation>Fit width  0</translation>
    </message>
    <message>
        <source>旋转</source>
        <translation>Rotate</translation>
    </message>
    <message>
        <source>右转四分之一  R</source>
        <translation>Rotate a quarter turn right  R</translation>
    </message>
</context>
<context>
    <name>PagesBeside</name>
    <message>
        <source>还没有扫描件</source>
        <translation>No scans yet</translation>
    </message>
    <message>
        <source>对着纸录入就行。以后扫描了，把文件拖到保密审查的页面上，会自己归到这张表。</source>
        <translation>Just enter from the paper. Once it is scanned, drag the file onto the secrecy review page and it will be filed with this sheet by itself.</translation>
    </message>
    <message>
        <source>{}&#x3000;第 {} 页</source>
        <translation>{}  page {}</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>正在制表</source>
        <translation>Laying out the sheet</translation>
    </message>
    <message>
        <source>存为 Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>已存为 {}</source>
        <translation>Saved as {}</translation>
    </message>
    <message>
        <source>{}；还缺：{}</source>
        <translation>{}; still missing: {}</translation>
    </message>
    <message>
        <source>正在写 Word 文件</source>
        <translation>Writing the Word file</translation>
    </message>
</context>
<context>
    <name>PapersTab</name>
    <message>
        <source>&#x3000;▲ 打印后有改动</source>
        <translation>  ▲ changed since it was printed</translation>
    </message>
    <message>
        <source>打印报审函…</source>
        <translation>Print referral letter…</translation>
    </message>
    <message>
        <source>打印区分处理记录…</source>
        <translation>Print partial release record…</translation>
    </message>
    <message>
        <source>打印解密记录…</source>
        <translation>Print declassification record…</translation>
    </message>
    <message>
        <source>纸件</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>双击查看：表是打印时的样子，页是扫描回来的样子。</source>
        <translation>Double-click to view: a sheet as it was printed, a page as it was scanned back.</translation>
    </message>
    <message>
        <source>还没有打印过。选中后按 Ctrl+P 打印审查表。</source>
        <translation>Nothing has been printed yet. Choose items and press Ctrl+P to print the review sheet.</translation>
    </message>
    <message>
        <source>&#x3000;▲ 印后有改动</source>
        <translation>  ▲ changed since it was printed</translation>
    </message>
    <message>
        <source>&#x3000;└ 签回的第 {} 页</source>
        <translation>  └ signed page {}</translation>
    </message>
    <message>
        <source>&#x3000;└ ▲ 还缺第 {} 页</source>
        <translation>  └ ▲ page {} still missing</translation>
    </message>
    <message>
        <source>在 {} 处</source>
        <translation>with {}</translation>
    </message>
    <message>
        <source>在外</source>
        <translation>out for signature</translation>
    </message>
    <message>
        <source>✓ 已签回</source>
        <translation>✓ signed and back</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>void</translation>
    </message>
</context>
<context>
    <name>Particulars</name>
    <message>
        <source>制度方案</source>
        <translation>Rule set</translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation>Full name of the office</translation>
    </message>
    <message>
        <source>印在每张表上，如 ××市教育局</source>
        <translation>Printed on every sheet</translation>
    </message>
    <message>
        <source>单位性质</source>
        <translation>Kind of office</translation>
    </message>
    <message>
        <source>机关代字</source>
        <translation>Office abbreviation</translation>
    </message>
    <message>
        <source>编文号用，如 ×教函；没有可以不填</source>
        <translation>Used in document numbers; may be left empty</translation>
    </message>
    <message>
        <source>机构代码</source>
        <translation>Office code</translation>
    </message>
    <message>
        <source>编索引号用，一般是统一社会信用代码；可以以后再填</source>
        <translation>Used in index numbers, usually the unified social credit code; may be filled in later</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>Our office</translation>
    </message>
    <message>
        <source>按哪一套制度办</source>
        <translation>Which rule set to follow</translation>
    </message>
    <message>
        <source>有自己制度的单位，选相近的一套再改；都没有就按条例本身。以后随时可以换，已登记的仍按登记时的规则。</source>
        <translation>If your office has rules of its own, choose the closest set and adjust it; if none fits, use the Regulations themselves. You can change it at any time; items already registered keep the rules in force when they were registered.</translation>
    </message>
    <message>
        <source>本单位的选择</source>
        <translation>Our office&apos;s choices</translation>
    </message>
    <message>
        <source>（这套制度没有写到“{}”）</source>
        <translation>; this rule set does not mention &quot;{}&quot;</translation>
    </message>
    <message>
        <source>出处：{}，{} 起施行</source>
        <translation>Source: {}, in force from {}</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>密码与加密</source>
        <translation>Password and encryption</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>设置密码(&amp;P)…</source>
        <translation>&amp;Set a password…</translation>
    </message>
    <message>
        <source>这本台账设了密码，内容是加密的。</source>
        <translation>This ledger has a password; its contents are encrypted.</translation>
    </message>
    <message>
        <source>这本台账没有设密码：谁拿到这个文件夹，谁就能看。</source>
        <translation>This ledger has no password: whoever has the folder can read it.</translation>
    </message>
    <message>
        <source>备份也是加密的：每一份用备份那一天的密码（或那时的恢复单）打开，换了密码也一样。用别的程序打开附件时，会有一份没有加密的临时副本，关上台账就删。</source>
        <translation>Backups are encrypted too: each opens with the password (or recovery sheet) of its own day, even after a change. When an attachment is opened in another program, an unencrypted temporary copy exists until the ledger is closed.</translation>
    </message>
    <message>
        <source>换密码(&amp;P)…</source>
        <translation>&amp;Change password…</translation>
    </message>
    <message>
        <source>换恢复单(&amp;R)…</source>
        <translation>Change &amp;recovery sheet…</translation>
    </message>
    <message>
        <source>取消密码(&amp;D)…</source>
        <translation>&amp;Remove password…</translation>
    </message>
    <message>
        <source>{} 分钟</source>
        <translation>{} minutes</translation>
    </message>
    <message>
        <source>不自动锁</source>
        <translation>Do not lock by itself</translation>
    </message>
    <message>
        <source>没有人用多久后锁上</source>
        <translation>Lock when unused for</translation>
    </message>
    <message>
        <source>没有人用就锁上：</source>
        <translation>Lock when unused for:</translation>
    </message>
    <message>
        <source>现在就锁：F12</source>
        <translation>Lock now: F12</translation>
    </message>
    <message>
        <source>密码已换</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>恢复单已换，旧的请当场销毁</source>
        <translation>Recovery sheet changed; destroy the old one at once</translation>
    </message>
    <message>
        <source>加密不等于可以存放涉密信息：国家秘密一律不得录入（保守国家秘密法第三十一条第三项）。</source>
        <translation>Encrypted does not mean fit for state secrets: these must never be entered (Law on Guarding State Secrets, Article 31(3)).</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>还没有设密码，锁不住</source>
        <translation>No password is set, so it cannot be locked</translation>
    </message>
    <message>
        <source>设了密码以后，可以随时锁上，没有人用也会自己锁上。</source>
        <translation>With a password set you can lock it at any time, and it locks itself when nobody uses it.</translation>
    </message>
    <message>
        <source>设置密码…</source>
        <translation>Set a password…</translation>
    </message>
    <message>
        <source>设了密码，数据库、附件、草稿、扫描件和备份都加密；不设，台账就是一个普通的文件，别的软件也能读。
密码和恢复单都丢了，谁也打不开。固态硬盘和 U 盘上，加密以前的内容可能还留在已删除的块里，擦不掉：请同时打开系统的磁盘加密，最好一开始就设密码。已经拷到别处的备份仍是没有加密的，请重做并销毁旧的。</source>
        <translation>With a password, the database, attachments, drafts, scans and backups are encrypted; without one the ledger is an ordinary file that other programs can read too.
If both password and recovery sheet are lost, nobody can open it. On solid-state disks and USB sticks, what stood there before encrypting may survive in deleted blocks and cannot be wiped: switch on the system&apos;s disk encryption too, and best set the password from the start. Backups copied elsewhere are still not encrypted: make them anew and destroy the old ones.</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>添加人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>科室名称</source>
        <translation>Department name</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Edit person</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>人员与科室</source>
        <translation>People and departments</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>In post</translation>
    </message>
    <message>
        <source>添加  Ins</source>
        <translation>Add  Ins</translation>
    </message>
    <message>
        <source>修改  F2</source>
        <translation>Edit  F2</translation>
    </message>
    <message>
        <source>离岗  Del</source>
        <translation>Leave post  Del</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>改名  F2</source>
        <translation>Rename  F2</translation>
    </message>
    <message>
        <source>上移  Alt+↑</source>
        <translation>Move up  Alt+↑</translation>
    </message>
    <message>
        <source>下移  Alt+↓</source>
        <translation>Move down  Alt+↓</translation>
    </message>
    <message>
        <source>撤销科室  Del</source>
        <translation>Abolish department  Del</translation>
    </message>
    <message>
        <source>已离岗</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Abolished</translation>
    </message>
    <message>
        <source>回岗  Del</source>
        <translation>Back in post  Del</translation>
    </message>
    <message>
        <source>离岗的人不再出现在可选的人里，她办过、签过的照旧记在她名下。</source>
        <translation>People who have left are no longer offered for choice; what they handled and signed stays under their name.</translation>
    </message>
    <message>
        <source>改名、撤销只影响以后的登记；已登记的信息保留当时的科室名称。</source>
        <translation>Renaming or abolishing affects later entries only; items already registered keep the department name of that time.</translation>
    </message>
    <message>
        <source>“{}”离岗了吗？</source>
        <translation>Has &quot;{}&quot; left the post?</translation>
    </message>
    <message>
        <source>她办过的事不变；回来时在这里点“回岗”。</source>
        <translation>What they handled stays as it is; if they return, click &quot;Back in post&quot; here.</translation>
    </message>
    <message>
        <source>离岗</source>
        <translation>Left post</translation>
    </message>
    <message>
        <source>添加科室</source>
        <translation>Add department</translation>
    </message>
    <message>
        <source>科室改名</source>
        <translation>Rename department</translation>
    </message>
    <message>
        <source>撤销“{}”吗？</source>
        <translation>Abolish &quot;{}&quot;?</translation>
    </message>
    <message>
        <source>以后登记时不再列出它；已登记的信息不变。</source>
        <translation>It will no longer be listed for new entries; items already registered do not change.</translation>
    </message>
    <message>
        <source>撤销科室</source>
        <translation>Abolish department</translation>
    </message>
    <message>
        <source>岗位代理</source>
        <translation>Stand-ins</translation>
    </message>
    <message>
        <source>负责人不在岗时，经批准由备用人员代签；代签的意见都注明是谁代、谁批准的。</source>
        <translation>When the person in charge is away, a stand-in may sign with approval; each opinion signed this way notes who signed for whom and who approved it.</translation>
    </message>
    <message>
        <source>还没有联系人的科室：{}{}</source>
        <translation>Departments without a contact: {}{}</translation>
    </message>
</context>
<context>
    <name>Pick</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>筛选：{}</source>
        <translation>Filter: {}</translation>
    </message>
    <message>
        <source>只看{}是其中一种的（↑↓ 选，Esc 清除）</source>
        <translation>Show only one value of {} (↑↓ to choose, Esc to clear)</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>放在</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>整本台账放在一个看得见的文件夹里：数据库、附件、备份都在里面，不联网。复制这个文件夹，就是复制整本台账。</source>
        <translation>The whole ledger lies in one folder you can see: database, attachments and backups. There is no network. Copying the folder copies the whole ledger.</translation>
    </message>
    <message>
        <source>不要放在网络盘上（数据库容易损坏）、U 盘上（容易丢）、程序自己的文件夹里，也不要和别的文件混在一起。</source>
        <translation>Do not put it on a network drive (databases are easily damaged there), on a USB stick (easily lost) or in the program&apos;s own folder, and do not mix it with other files.</translation>
    </message>
    <message>
        <source>填好单位名称后，文件夹名会带上单位名称；您改过以后就照您的。</source>
        <translation>Once the office name is filled in, the folder name includes it; if you change the folder name, yours is kept.</translation>
    </message>
    <message>
        <source>信息公开台账</source>
        <translation>Disclosure ledger</translation>
    </message>
    <message>
        <source>新文件夹放在哪里</source>
        <translation>Where to put the new folder</translation>
    </message>
    <message>
        <source>请换到本机硬盘上的文件夹，例如“文档”；{}</source>
        <translation>Choose a folder on this computer&apos;s own disk, such as &quot;Documents&quot;; {}</translation>
    </message>
    <message>
        <source>这份程序随身携带：单位文件夹放在它旁边的“数据”里，跟着它走。U 盘容易丢，请常备份。</source>
        <translation>This copy of the program is carried about: the office folder lies beside it in its data folder and goes with it. Sticks get lost: back up often.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>共 {} 页</source>
        <translation>{} pages</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>另存 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>另存 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>正在送往打印机</source>
        <translation>Sending to the printer</translation>
    </message>
    <message>
        <source>已送打印</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>已保存：{}</source>
        <translation>Saved: {}</translation>
    </message>
    <message>
        <source>各页，方向键滚动，空格选中这一页</source>
        <translation>Pages; arrow keys scroll, Space marks this page</translation>
    </message>
    <message>
        <source>点一页或按空格选中它，打印时只印选中的；再点一次放开</source>
        <translation>Click a page or press Space to mark it; only marked pages are printed. Once more unmarks it</translation>
    </message>
    <message>
        <source>，选中 {} 页</source>
        <translation>, {} pages marked</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>没有打印出来</source>
        <translation>Nothing was printed</translation>
    </message>
    <message>
        <source>打印机没有响应</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>请检查打印机，或先“另存 PDF”再打印</source>
        <translation>Check the printer, or save as PDF and print that</translation>
    </message>
    <message>
        <source>这台打印机停着（没有开机、缺纸，或者被暂停）。请开机、放好纸，在系统的“打印机”里恢复它；现在送去，要等它恢复了才印出来。</source>
        <translation>This printer is stopped (off, out of paper, or paused). Turn it on, put in paper and resume it in the system&apos;s printer settings; what is sent now is printed only then.</translation>
    </message>
    <message>
        <source>这台打印机没有 A4 纸。文书都是 A4 的：请换一台打印机，或先“另存 PDF”，到别处打印。</source>
        <translation>This printer has no A4 paper. All papers are A4: use another printer, or save as PDF and print elsewhere.</translation>
    </message>
    <message>
        <source>这台打印机平时用的纸是 {}。文书按 A4 打印，请在纸盒里放 A4 纸，并在系统里把它的纸张改成 A4。</source>
        <translation>This printer usually has {} paper. Papers are printed on A4: put A4 into the tray and set its paper to A4 in the system.</translation>
    </message>
    <message>
        <source>这台电脑上没有打印机</source>
        <translation>This computer has no printer</translation>
    </message>
    <message>
        <source>系统里还没有添加打印机，或者打印服务没有开</source>
        <translation>No printer was added to the system, or the printing service is not running</translation>
    </message>
    <message>
        <source>请接好打印机，在系统的“打印机”里添加它；或先“另存 PDF”，到有打印机的电脑上打印</source>
        <translation>Connect a printer and add it in the system&apos;s printer settings; or save as PDF and print on a computer that has one</translation>
    </message>
    <message>
        <source>找不到打印机“{}”</source>
        <translation>The printer &quot;{}&quot; cannot be found</translation>
    </message>
    <message>
        <source>它被删掉了，或者打印服务没有开</source>
        <translation>It was removed, or the printing service is not running</translation>
    </message>
    <message>
        <source>请换一台打印机，或先“另存 PDF”再打印</source>
        <translation>Choose another printer, or save as PDF and print that</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>单面还是双面</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>哪几页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>全部 {} 页；只印几页的写成 1-3、5</source>
        <translation>All {} pages; for some of them write 1-3, 5</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>页码写成 1-3、5 的样子，从 1 到 {}</source>
        <translation>Write pages like 1-3, 5, from 1 to {}</translation>
    </message>
    <message>
        <source>单面</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>双面，像书一样左右翻</source>
        <translation>Both sides, turned like a book</translation>
    </message>
    <message>
        <source>双面，像日历一样上下翻</source>
        <translation>Both sides, turned like a calendar</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>彻底清除：{}</source>
        <translation>Purge: {}</translation>
    </message>
    <message>
        <source>只清除从来就不该录入的内容（比如误录的涉密内容）。清除以后谁也找不回来；谁清的、为什么永远留着。一般的登记错误请用“撤销”或“登记有误，作废”。</source>
        <translation>Only for what should never have been entered (a secret typed by mistake, say). Nobody can bring it back; who purged it and why stays for ever. For ordinary mistakes take the step back or void the record.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>记载</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>这一条里写着什么</source>
        <translation>What this entry says</translation>
    </message>
    <message>
        <source>彻底清除</source>
        <translation>Purge</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请照写：{}</source>
        <translation>Please write: {}</translation>
    </message>
    <message>
        <source>正在清除，整个台账要重写一遍，大的要等一会儿…</source>
        <translation>Purging; the whole ledger is rewritten, a large one takes a while…</translation>
    </message>
    <message>
        <source>刚才填写的内容会丢掉。</source>
        <translation>What you have typed will be lost.</translation>
    </message>
    <message>
        <source>为什么清除</source>
        <translation>Reason for purging</translation>
    </message>
    <message>
        <source>永远留着，不要重复要清除的内容</source>
        <translation>It stays for ever; do not repeat what is purged</translation>
    </message>
    <message>
        <source>谁清除</source>
        <translation>Who purges</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>清除以后找不回来，确实要清除请照写：{}</source>
        <translation>It cannot be brought back; to purge it, write: {}</translation>
    </message>
    <message>
        <source>清除 {} 条记载。</source>
        <translation>{} entries are purged.</translation>
    </message>
    <message>
        <source>一起删掉的文件：{}。</source>
        <translation>Files deleted with them: {}.</translation>
    </message>
    <message>
        <source>没有底稿了的表：{}，编号留着，不再给别的表。</source>
        <translation>Sheets left without their original: {}; their numbers stay and are not given to other sheets.</translation>
    </message>
    <message>
        <source>还没有选：按空格选中要清除的记载。</source>
        <translation>Nothing chosen yet: press Space on the entries to purge.</translation>
    </message>
    <message>
        <source>这一条没有可清除的内容。</source>
        <translation>This entry has nothing to purge.</translation>
    </message>
    <message>
        <source>{}（别的记载也用着）</source>
        <translation>{} (other entries use it too)</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>同样的内容还在另外 {} 条记载里：选这一条就一起选上，不该清的按空格去掉。</source>
        <translation>The same content stands in {} more entries: choosing this one chooses them too; take out with Space what should stay.</translation>
    </message>
</context>
<context>
    <name>Purged</name>
    <message>
        <source>已清除</source>
        <translation>Purged</translation>
    </message>
    <message>
        <source>已清除，历史链仍然成立</source>
        <translation>Purged; the history chain still holds</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>在办公文件夹的</source>
        <translation>In the office folder, in</translation>
    </message>
    <message>
        <source>登记泄密事件…</source>
        <translation>Record a leak…</translation>
    </message>
    <message>
        <source>做一份新备份，删掉这些旧的</source>
        <translation>Make a new backup and delete these old ones</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还写着那些内容的草稿也删掉了，{} 份。</source>
        <translation>Drafts that still held it were deleted too: {}.</translation>
    </message>
    <message>
        <source>有 {} 个文件正由其他程序打开：关掉那个程序，下次打开台账时删掉。</source>
        <translation>{} files are open in another program: close it; they are deleted when the ledger is next opened.</translation>
    </message>
    <message>
        <source>办公文件夹里没有还读得到那些内容的备份。</source>
        <translation>No backup in the office folder can still be read for it.</translation>
    </message>
    <message>
        <source>下面 {} 份旧数据库里还读得到，请换成新备份：</source>
        <translation>It can still be read in these {} old databases; replace them by a new backup:</translation>
    </message>
    <message>
        <source>已做一份新备份，旧的覆写后删掉了</source>
        <translation>A new backup was made; the old ones were overwritten and deleted</translation>
    </message>
    <message>
        <source>新备份做好了，有旧的没有删掉</source>
        <translation>The new backup is made; some old ones were not deleted</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>汇总表…</source>
        <translation>Summary…</translation>
    </message>
    <message>
        <source>一个月的保密审查汇总表，没有审查的月份也有一张</source>
        <translation>The secrecy review summary of a month; a month without reviews has one too</translation>
    </message>
    <message>
        <source>纸件</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>打印审查表 ▾</source>
        <translation>Print review sheet ▾</translation>
    </message>
    <message>
        <source>信息发布保密审查表（选中的列在一张）…</source>
        <translation>Review sheet (chosen items on one sheet)…</translation>
    </message>
    <message>
        <source>政府信息公开保密审查表（选中的每件一张）…</source>
        <translation>Review form (one for each chosen item)…</translation>
    </message>
    <message>
        <source>批量…</source>
        <translation>Batch…</translation>
    </message>
    <message>
        <source>录入签字</source>
        <translation>Enter signatures</translation>
    </message>
    <message>
        <source>录入签字  F2</source>
        <translation>Enter signatures  F2</translation>
    </message>
    <message>
        <source>看待提交的</source>
        <translation>Show What Is to Be Submitted</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>概要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>{}。这个期限是写明的日期或钟点，不用逐日计算。</source>
        <translation>{}. This deadline is a stated date or time, so days are not counted.</translation>
    </message>
    <message>
        <source>没有选中</source>
        <translation>Nothing chosen</translation>
    </message>
    <message>
        <source>与规定不符：{}（{}）</source>
        <translation>Against the rules: {} ({})</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>{} 记于 {}</source>
        <translation>{}, recorded {}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>到“全部”里看</source>
        <translation>See it under &quot;All&quot;</translation>
    </message>
    <message>
        <source>已经不在这个视图里：现在是“{}”。</source>
        <translation>No longer in this view: it is now &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>没有在走的期限：{}。</source>
        <translation>No limit is running: {}.</translation>
    </message>
</context>
<context>
    <name>RecoveredDialog</name>
    <message>
        <source>设新密码</source>
        <translation>Set a new password</translation>
    </message>
    <message>
        <source>已用恢复单打开。请设一个新密码；信封拆开过的恢复单，随后在“密码与加密”里换一张。</source>
        <translation>Opened by the recovery sheet. Set a new password now; a sheet whose envelope was opened is changed afterwards under &quot;Password and encryption&quot;.</translation>
    </message>
    <message>
        <source>设新密码(&amp;O)</source>
        <translation>&amp;Set new password</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>正在换密码</source>
        <translation>Changing the password</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>公开期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>提醒（工作日）</source>
        <translation>Workdays left</translation>
    </message>
    <message>
        <source>搜索：名称、文号、索引号、关键词、拼音首字母（如 bmsc）</source>
        <translation>Search: title, document number, index number, keyword, pinyin initials (such as bmsc)</translation>
    </message>
    <message>
        <source>Enter 打开&#x3000;Space 多选&#x3000;Ctrl+B 批量&#x3000;F1 全部按键</source>
        <translation>Enter Open  Space Choose several  Ctrl+B Batch  F1 All keys</translation>
    </message>
    <message>
        <source>新登记  Ctrl+N</source>
        <translation>New  Ctrl+N</translation>
    </message>
    <message>
        <source>在左边的表里选一行，这里显示它的全部情况和下一步。</source>
        <translation>Choose a row in the table; all about it and its next step is shown here.</translation>
    </message>
    <message>
        <source>这条信息没有公开期限：{}。</source>
        <translation>This item has no publication deadline: {}.</translation>
    </message>
</context>
<context>
    <name>RegisterActs</name>
    <message>
        <source>先在表里选中要打印的信息（Space 可多选），再打印</source>
        <translation>Choose the items in the table first (Space chooses several), then print</translation>
    </message>
    <message>
        <source>还没有选中信息</source>
        <translation>No item is chosen</translation>
    </message>
    <message>
        <source>信息公开登记台账</source>
        <translation>Disclosure register</translation>
    </message>
</context>
<context>
    <name>RegisterKeys</name>
    <message>
        <source>移动；右边显示当前这条</source>
        <translation>Move; the item is shown on the right</translation>
    </message>
    <message>
        <source>修改这条登记</source>
        <translation>Edit this entry</translation>
    </message>
    <message>
        <source>开始多选：此后方向键只移动，Space 选中或放开，Esc 结束</source>
        <translation>Start choosing several: the arrow keys then only move, Space chooses or releases, Esc ends</translation>
    </message>
    <message>
        <source>连续选中</source>
        <translation>Choose several in a row</translation>
    </message>
    <message>
        <source>选中已列出的全部</source>
        <translation>Choose all that are listed</translation>
    </message>
    <message>
        <source>批量办理选中的，或整个视图</source>
        <translation>Batch actions on the chosen items, or on the whole view</translation>
    </message>
    <message>
        <source>本周集中发布（有此规定的单位）</source>
        <translation>Weekly release (for offices whose rules require it)</translation>
    </message>
    <message>
        <source>复制选中的行，可直接粘贴到 WPS 表格或文字</source>
        <translation>Copy the chosen rows, to be pasted into a spreadsheet or a document</translation>
    </message>
    <message>
        <source>连表头一起复制</source>
        <translation>Copy with the column headers</translation>
    </message>
    <message>
        <source>把剪贴板里的截图或文件存为这条的附件</source>
        <translation>Save the screenshot or files on the clipboard as attachments of this item</translation>
    </message>
    <message>
        <source>到表头下面的筛选；Esc 清除，↓ 回到表里</source>
        <translation>Go to the filters below the column headers; Esc clears, ↓ returns to the table</translation>
    </message>
    <message>
        <source>按台账的任何一列筛选</source>
        <translation>Filter by any column of the ledger</translation>
    </message>
    <message>
        <source>在筛选格里：按这一列升序、降序排列</source>
        <translation>In a filter box: sort by this column, ascending or descending</translation>
    </message>
    <message>
        <source>在表里：清除搜索和全部筛选</source>
        <translation>In the table: clear the search and all filters</translation>
    </message>
    <message>
        <source>把现在的搜索、筛选和排序存为视图</source>
        <translation>Save the present search, filters and sorting as a view</translation>
    </message>
    <message>
        <source>到左边的视图；F2 改名、Del 删除自己的视图</source>
        <translation>Go to the views on the left; F2 renames and Del deletes your own views</translation>
    </message>
    <message>
        <source>到右边这条信息；← → 换栏，Tab 到下一步</source>
        <translation>Go to the item on the right; ← → change tabs, Tab goes to the next step</translation>
    </message>
    <message>
        <source>这条信息的下一步，全部列出来选</source>
        <translation>List all next steps of this item to choose from</translation>
    </message>
    <message>
        <source>在登记台账和基本目录之间切换</source>
        <translation>Switch between the register and the catalogue</translation>
    </message>
    <message>
        <source>在要填另一条信息编号的地方：按名称查找</source>
        <translation>Where the number of another item is asked for: find it by title</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>导入旧台账(&amp;I)…</source>
        <translation>&amp;Import an old ledger…</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>双击查看当时打印的样子。</source>
        <translation>Double-click to see it as it was printed.</translation>
    </message>
    <message>
        <source>还没有打印过文书。选中信息后按 Ctrl+P 打印审查表。</source>
        <translation>Nothing has been printed yet. Ctrl+P prints the review sheet of the chosen items.</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>批量…</source>
        <translation>Batch…</translation>
    </message>
    <message>
        <source>筛选…</source>
        <translation>Filter…</translation>
    </message>
</context>
<context>
    <name>RegisterTab</name>
    <message>
        <source>登记台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>基本目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>按 Ctrl+B 批量催报，一次各记一笔</source>
        <translation>Press Ctrl+B to send reminders in a batch; each is recorded separately</translation>
    </message>
</context>
<context>
    <name>RemovePassword</name>
    <message>
        <source>取消密码</source>
        <translation>Remove the password</translation>
    </message>
    <message>
        <source>以后谁拿到这个文件夹，谁就能看。窗口会先关上，做完再打开；可以取消。以前的备份仍是加密的，用备份那一天的密码打开。</source>
        <translation>After this whoever has the folder can read it. The window closes first and opens again when done; it can be cancelled. Earlier backups stay encrypted and open with the password of their day.</translation>
    </message>
    <message>
        <source>取消密码(&amp;O)</source>
        <translation>&amp;Remove password</translation>
    </message>
    <message>
        <source>不取消</source>
        <translation>Keep it</translation>
    </message>
</context>
<context>
    <name>RenewalBox</name>
    <message>
        <source>换用新版</source>
        <translation>Change to the new version</translation>
    </message>
    <message>
        <source>制度方案有更新</source>
        <translation>The rule set has been updated</translation>
    </message>
    <message>
        <source>另有 {} 处。</source>
        <translation>{} more.</translation>
    </message>
    <message>
        <source>本程序里这份方案改了 {} 处：</source>
        <translation>Changes to this rule set in the program: {}</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>RenewalLine</name>
    <message>
        <source>制度方案有更新：新登记的还按单位选定时的旧文本办。</source>
        <translation>The rule set has been updated: new items still follow the old text, as it was when the office chose it.</translation>
    </message>
    <message>
        <source>看改了什么…</source>
        <translation>See what changed…</translation>
    </message>
</context>
<context>
    <name>ReportsTab</name>
    <message>
        <source>不予公开备案</source>
        <translation>Filings of withheld information</translation>
    </message>
    <message>
        <source>年度报告</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>上报台账</source>
        <translation>For superiors</translation>
    </message>
    <message>
        <source>汇总</source>
        <translation>Consolidation</translation>
    </message>
    <message>
        <source>定期评估</source>
        <translation>Reassessment</translation>
    </message>
    <message>
        <source>汇总记录</source>
        <translation>Consolidations</translation>
    </message>
</context>
<context>
    <name>RequestActs</name>
    <message>
        <source>已登记；按 Ctrl+P 打印收件回执</source>
        <translation>Registered; Ctrl+P prints the receipt</translation>
    </message>
    <message>
        <source>证件号码和联系方式</source>
        <translation>Identity number and contact</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>搜索：申请内容、申请人、编号、拼音首字母</source>
        <translation>Search: what is asked, applicant, number, pinyin initials</translation>
    </message>
    <message>
        <source>登记申请  Ctrl+N</source>
        <translation>New request  Ctrl+N</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>在左边选一件申请，这里显示不能错过的日期、办理情况和下一步。</source>
        <translation>Choose a request on the left: the days not to be missed, what was done and the next step are shown here.</translation>
    </message>
    <message>
        <source>还没有收到过申请</source>
        <translation>No request has come in yet</translation>
    </message>
    <message>
        <source>收到政府信息公开申请，当天按 Ctrl+N 登记：写明怎样收到、哪天收到，程序就算出补正、延期和答复的期限。</source>
        <translation>Enter a request on the day it arrives with Ctrl+N: state how and when it was received, and the deadlines for correction, extension and answer are worked out.</translation>
    </message>
    <message>
        <source>提醒（工作日）</source>
        <translation>Workdays left</translation>
    </message>
    <message>
        <source>申请内容</source>
        <translation>Requested information</translation>
    </message>
    <message>
        <source>申请编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>收到日</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>承办科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>这一步的文书…</source>
        <translation>The paper of this step…</translation>
    </message>
    <message>
        <source>Enter 下一步&#x3000;Ctrl+D 期限试算&#x3000;Ctrl+B 批量&#x3000;F1 全部按键</source>
        <translation>Enter Next step  Ctrl+D Try a time limit  Ctrl+B Batch  F1 All keys</translation>
    </message>
    <message>
        <source>{}，{} 收到</source>
        <translation>{}, received {}</translation>
    </message>
    <message>
        <source>显示证件号码和联系方式</source>
        <translation>Show identity number and contact</translation>
    </message>
    <message>
        <source>停表</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>在左边选“全部”看所有的申请。</source>
        <translation>Choose &quot;All&quot; on the left to see every request.</translation>
    </message>
    <message>
        <source>没有需要赶办的，很好。</source>
        <translation>Nothing is pressing.</translation>
    </message>
    <message>
        <source>没有未办结的申请</source>
        <translation>No open requests</translation>
    </message>
    <message>
        <source>都办完了。</source>
        <translation>Everything is done.</translation>
    </message>
    <message>
        <source>没有逾期的申请</source>
        <translation>No overdue requests</translation>
    </message>
    <message>
        <source>3 个工作日内没有到期的申请</source>
        <translation>No request is due within 3 working days</translation>
    </message>
    <message>
        <source>没有等确认的申请</source>
        <translation>No request waits for confirmation</translation>
    </message>
    <message>
        <source>平信、传真、电子邮件、网上提交的，与申请人确认以前列在这里。</source>
        <translation>What came by ordinary mail, fax, e-mail or online is listed here until it is confirmed with the applicant.</translation>
    </message>
    <message>
        <source>没有等初审的申请</source>
        <translation>No request waits for its first examination</translation>
    </message>
    <message>
        <source>收到的申请登记以后先到这里，登记初审后离开。</source>
        <translation>Requests come here once registered and leave when their first examination is recorded.</translation>
    </message>
    <message>
        <source>没有等申请人的申请</source>
        <translation>No request waits for its applicant</translation>
    </message>
    <message>
        <source>发了补正告知、说明理由告知、收费通知的，收到回音以前列在这里。</source>
        <translation>Where a correction, reasons or a fee was asked for, it is listed here until the applicant replies.</translation>
    </message>
    <message>
        <source>没有办理中的申请</source>
        <translation>No request is being handled</translation>
    </message>
    <message>
        <source>初审过、还没有写好答复的列在这里。</source>
        <translation>Examined, with no answer written yet.</translation>
    </message>
    <message>
        <source>没有待审签的申请</source>
        <translation>No answer waits to be approved</translation>
    </message>
    <message>
        <source>选定处理结果、填好答复内容的，签发以前列在这里。</source>
        <translation>Where the outcome is chosen and the answer written, it is listed here until it is signed.</translation>
    </message>
    <message>
        <source>没有待送达的申请</source>
        <translation>No answer waits to be served</translation>
    </message>
    <message>
        <source>签发了、还没有交邮或送达的列在这里；退回来的也回到这里。</source>
        <translation>Signed, but not yet posted or handed over; returned mail comes back here too.</translation>
    </message>
    <message>
        <source>没有复议、诉讼</source>
        <translation>No reviews or lawsuits</translation>
    </message>
    <message>
        <source>收到答复通知书、应诉通知书的，在那件申请的下一步里“登记复议、诉讼”。</source>
        <translation>When a notice of review or a summons comes, use &quot;Record review or lawsuit&quot; among the next steps of that request.</translation>
    </message>
    <message>
        <source>没有与规定不符的</source>
        <translation>Nothing goes against the rules</translation>
    </message>
    <message>
        <source>晚了的、少了一步的，连同条款列在这里。</source>
        <translation>What is late or lacks a step is listed here with its article.</translation>
    </message>
    <message>
        <source>还没有办结的申请</source>
        <translation>No closed requests yet</translation>
    </message>
    <message>
        <source>答复送达以后到这里；登记有误作废的也在这里。</source>
        <translation>Requests come here once answered and served; those entered in error too.</translation>
    </message>
    <message>
        <source>移交案卷</source>
        <translation>Hand over the file of a request</translation>
    </message>
    <message>
        <source>压缩文件 (*.zip)</source>
        <translation>Zip archive (*.zip)</translation>
    </message>
    <message>
        <source>案卷里有申请人的证件号码和联系方式（登记表、申请书、信封照原样）；交给谁、做什么用会记入时间线。</source>
        <translation>The file holds the applicant&apos;s ID number and contacts (registration, application and envelope as they are); to whom it goes and what for is recorded in the timeline.</translation>
    </message>
    <message>
        <source>已写出 {} 个文件和清单：{}</source>
        <translation>{} files and their list were written: {}</translation>
    </message>
    <message>
        <source>正在写 {}</source>
        <translation>Writing {}</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>申请</source>
        <translation>Requests</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>恢复到一个新文件夹，先看看对不对</source>
        <translation>Restore to a new folder and check it first</translation>
    </message>
    <message>
        <source>恢复到现在这个办公文件夹</source>
        <translation>Restore to the present office folder</translation>
    </message>
    <message>
        <source>现在的台账不动。</source>
        <translation>The present ledger is not touched.</translation>
    </message>
    <message>
        <source>窗口会先关上。这份备份以后登记的内容不在恢复出来的台账里；现在的数据库不删，移到办公文件夹里“旧-日期”中。</source>
        <translation>The window closes first. Whatever was registered after this backup will not be in the restored ledger; the present database is not deleted but moved to a dated folder inside the office folder.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>有损坏也恢复：只有这一份备份时，能读的都恢复(&amp;D)</source>
        <translation>Restore even if &amp;damaged: when this is the only backup, whatever can be read is restored</translation>
    </message>
    <message>
        <source>现在打开的是“{}”的台账，不是同一本，只能恢复到一个新文件夹。</source>
        <translation>The ledger open now is that of &quot;{}&quot;, which is another one; this backup can only be restored to a new folder.</translation>
    </message>
    <message>
        <source>恢复(&amp;R)</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>这份备份是“{}”的台账，记到 {}，共 {} 条记载。</source>
        <translation>This is a backup of the ledger of &quot;{}&quot;, up to {}, {} records.</translation>
    </message>
    <message>
        <source>选择备份文件</source>
        <translation>Choose the backup file</translation>
    </message>
    <message>
        <source>台账备份 (*.db)</source>
        <translation>Ledger backup (*.db)</translation>
    </message>
    <message>
        <source>恢复到哪个文件夹</source>
        <translation>Choose the folder to restore to</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>共 {} 条记载。</source>
        <translation>{} records in all.</translation>
    </message>
    <message>
        <source>原来的台账移到了：{}</source>
        <translation>The previous ledger was moved to: {}</translation>
    </message>
    <message>
        <source>有几行与记载不一致，已按记载重新做好。</source>
        <translation>Some rows differed from the records and were made anew from them.</translation>
    </message>
    <message>
        <source>有 {} 个附件在备份旁边没有找到完好的：{}</source>
        <translation>{} attachments were not found whole next to the backup: {}</translation>
    </message>
    <message>
        <source>恢复出来的台账还有 {} 处不对：</source>
        <translation>The restored ledger still has {} faults:</translation>
    </message>
    <message>
        <source>它用备份那一天的密码打开。</source>
        <translation>It opens with the password in use when it was made.</translation>
    </message>
    <message>
        <source>这份备份是没有密码的时候做的，现在的台账没有加密。</source>
        <translation>This backup was made when there was no password, and the ledger now is not encrypted.</translation>
    </message>
</context>
<context>
    <name>Returned</name>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>内容（可改）</source>
        <translation>Content (can be edited)</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>按改好的重新读取</source>
        <translation>Read again with the changes</translation>
    </message>
    <message>
        <source>“内容”一栏可以直接改，改好后重新读取；或存成 Excel，原因写在每一格旁边，改好再导入。</source>
        <translation>Edit the &quot;Content&quot; column here and read again; or save as Excel, where the reason stands beside each cell, mend it there and import that.</translation>
    </message>
    <message>
        <source>存成 Excel…</source>
        <translation>Save as Excel…</translation>
    </message>
</context>
<context>
    <name>Revealed</name>
    <message>
        <source>这次查看已记入时间线。关闭后右边仍只显示一部分。</source>
        <translation>This viewing has been recorded in the timeline. After closing, the panel again shows only a part.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>复制…</source>
        <translation>Copy…</translation>
    </message>
</context>
<context>
    <name>RevealingActs</name>
    <message>
        <source>已复制，用途已记入时间线</source>
        <translation>Copied; what for stands in the history</translation>
    </message>
    <message>
        <source>复制{}</source>
        <translation>Copy {}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>没有要录入签字结果的审查</source>
        <translation>No review is waiting for its signed result</translation>
    </message>
    <message>
        <source>{} 号表上的都已办结</source>
        <translation>Everything on sheet {} is closed</translation>
    </message>
    <message>
        <source>在左边选“已办结”查看；确要改的，先登记“重新审查”</source>
        <translation>Choose &quot;Closed&quot; on the left to see them; if a result really has to change, record &quot;Review again&quot; first</translation>
    </message>
    <message>
        <source>送审</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>交给</source>
        <translation>Hand to</translation>
    </message>
    <message>
        <source>交签给</source>
        <translation>Hand on for signature to</translation>
    </message>
    <message>
        <source>{} 张表：{}</source>
        <translation>{} sheets: {}</translation>
    </message>
    <message>
        <source>交签</source>
        <translation>Hand on for signature</translation>
    </message>
    <message>
        <source>请填日期</source>
        <translation>Please fill in the date</translation>
    </message>
    <message>
        <source>拟公开属性</source>
        <translation>Proposed type</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>公开形式</source>
        <translation>Form of disclosure</translation>
    </message>
    <message>
        <source>主题分类</source>
        <translation>Subject category</translation>
    </message>
    <message>
        <source>送审的信息</source>
        <translation>Item under review</translation>
    </message>
    <message>
        <source>打开这条登记</source>
        <translation>Open this entry</translation>
    </message>
    <message>
        <source>审查环节</source>
        <translation>Review steps</translation>
    </message>
    <message>
        <source>待{}</source>
        <translation>Waiting for: {}</translation>
    </message>
    <message>
        <source>上次：{}（{} {}）</source>
        <translation>Last time: {} ({} {})</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>在外</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Dept.</translation>
    </message>
    <message>
        <source>当前步骤</source>
        <translation>Current step</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>{} 等 {} 人</source>
        <translation>{} and others, {} in all</translation>
    </message>
    <message>
        <source>{} 工作日</source>
        <translation>{} workdays</translation>
    </message>
    <message>
        <source>期限（工作日）</source>
        <translation>Workdays left</translation>
    </message>
    <message>
        <source>审查时注意：重点审查：{}（{}）</source>
        <translation>Note for the review, with special care: {} ({})</translation>
    </message>
    <message>
        <source>保密审查台账</source>
        <translation>Secrecy review ledger</translation>
    </message>
    <message>
        <source>搜索：名称、文号、编号、拼音首字母（如 bmsc）</source>
        <translation>Search: title, document number, number, pinyin initials (such as bmsc)</translation>
    </message>
    <message>
        <source>F2 录入签字&#x3000;Space 多选&#x3000;Ctrl+B 批量&#x3000;F1 全部按键</source>
        <translation>F2 Enter signatures  Space Choose several  Ctrl+B Batch  F1 All keys</translation>
    </message>
    <message>
        <source>审查期限</source>
        <translation>Review deadline</translation>
    </message>
    <message>
        <source>在表里选一行，这里显示它走到哪一步、纸在哪里和下一步。</source>
        <translation>Choose a row in the table to see here which step it has reached, where the paper is and what comes next.</translation>
    </message>
    <message>
        <source>还没有送审。送审那天起，按本单位制度的工作日数计审查期限。</source>
        <translation>Not submitted for review yet. The review period counts from the day of submission, in the number of working days set by your office&apos;s rules.</translation>
    </message>
    <message>
        <source>选中的里面有依申请公开的申请</source>
        <translation>There are requests among what you chose</translation>
    </message>
    <message>
        <source>申请的保密审查表一次印一件：请只选一件再打印</source>
        <translation>The review sheet of a request is printed by itself: choose only one, then print</translation>
    </message>
    <message>
        <source>{}：{} 件在外，最久 {} 个工作日</source>
        <translation>{}: {} items out, the longest for {} working days</translation>
    </message>
</context>
<context>
    <name>ReviewKeys</name>
    <message>
        <source>同 F2</source>
        <translation>Same as F2</translation>
    </message>
    <message>
        <source>批量：送审、打印、交签、退回、撤回</source>
        <translation>Batch: submit, print, hand on for signature, return, withdraw</translation>
    </message>
    <message>
        <source>打印选中各件的审查表</source>
        <translation>Print the review sheets of the chosen items</translation>
    </message>
    <message>
        <source>某个月的保密审查汇总表</source>
        <translation>Secrecy review summary of a month</translation>
    </message>
    <message>
        <source>到左边的视图、环节和签字人</source>
        <translation>Go to the views, steps and signers on the left</translation>
    </message>
    <message>
        <source>审查队列、协调征求、质疑答复等依次切换</source>
        <translation>Switch in turn between the review queue, consultation, queries about withheld information and so on</translation>
    </message>
    <message>
        <source>到签字人、日期；改了，下面没改过的跟着改</source>
        <translation>Go to the signer and the date; a change carries over to the items below that have not been changed</translation>
    </message>
    <message>
        <source>翻旁边的扫描页</source>
        <translation>Turn the scanned pages at the side</translation>
    </message>
    <message>
        <source>到扫描页看：+ − 0 缩放，R 旋转；再按回来</source>
        <translation>Go to the scanned page: + − 0 zoom, R rotates; press again to return</translation>
    </message>
    <message>
        <source>全部保存，一次记下</source>
        <translation>Save everything, recorded in one go</translation>
    </message>
    <message>
        <source>录入签字结果：选中各件和同一张表上的全部</source>
        <translation>Enter signing results: the chosen items and all others on the same sheet</translation>
    </message>
    <message>
        <source>选第几种意见，要写依据的接着写；也可以按拼音首字母</source>
        <translation>Choose the opinion by its number, then write the basis if one is required; pinyin initials work too</translation>
    </message>
    <message>
        <source>到下一处签字；没有签的到下一件，要写依据的先去写</source>
        <translation>Next signature; next item where unsigned, or to the basis first if one is required</translation>
    </message>
    <message>
        <source>在意见上：到上一处、下一处签字</source>
        <translation>On an opinion: previous or next signature</translation>
    </message>
    <message>
        <source>这一栏还没填的各件，意见都和这一行相同</source>
        <translation>The same opinion for all that are still empty in this column</translation>
    </message>
    <message>
        <source>把剪贴板里的扫描件归到各自的审查表</source>
        <translation>File the scans in the clipboard with their review sheets</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>审查队列</source>
        <translation>Review queue</translation>
    </message>
    <message>
        <source>协调征求</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>质疑答复</source>
        <translation>Queries about withheld information</translation>
    </message>
    <message>
        <source>上网巡查</source>
        <translation>Web patrol</translation>
    </message>
    <message>
        <source>泄密事件</source>
        <translation>Leak incidents</translation>
    </message>
    <message>
        <source>扫描待认</source>
        <translation>Unrecognised scans</translation>
    </message>
</context>
<context>
    <name>ScanBox</name>
    <message>
        <source>编号或申请人</source>
        <translation>Number or applicant</translation>
    </message>
    <message>
        <source>扫码、编号或申请人</source>
        <translation>Code, number or applicant</translation>
    </message>
    <message>
        <source>扫纸上的二维码，或输入索引号、申请编号、文号、表号、#序号，按 Enter 打开。只记得申请人的，写姓名或其中几个字。Esc 清除，再按一次回到页面</source>
        <translation>Scan the code on a paper, or type an index number, request number, document number, sheet number or #number, and press Enter. If you only remember the applicant, type the name or part of it. Esc clears; once more goes back to the page</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>归档 &lt;b&gt;{}&lt;/b&gt; 页，{} 张表</source>
        <translation>&lt;b&gt;{}&lt;/b&gt; pages filed, {} sheets</translation>
    </message>
    <message>
        <source>认不出 &lt;b&gt;{}&lt;/b&gt; 页</source>
        <translation>&lt;b&gt;{}&lt;/b&gt; pages unrecognised</translation>
    </message>
    <message>
        <source>印后有变动 &lt;b&gt;{}&lt;/b&gt; 张</source>
        <translation>&lt;b&gt;{}&lt;/b&gt; sheets changed since printing</translation>
    </message>
    <message>
        <source>缺页 &lt;b&gt;{}&lt;/b&gt; 张</source>
        <translation>&lt;b&gt;{}&lt;/b&gt; sheets with missing pages</translation>
    </message>
    <message>
        <source>未收 &lt;b&gt;{}&lt;/b&gt; 个文件</source>
        <translation>&lt;b&gt;{}&lt;/b&gt; files not accepted</translation>
    </message>
    <message>
        <source>已取消：下面是取消以前归档的，其余文件没有动。</source>
        <translation>Cancelled: listed below is what was filed before that; the other files were not touched.</translation>
    </message>
    <message>
        <source>已归档 {}</source>
        <translation>Filed {}</translation>
    </message>
    <message>
        <source>认不出 {}</source>
        <translation>Unrecognised {}</translation>
    </message>
    <message>
        <source>印后有变动 {}</source>
        <translation>Changed since printing {}</translation>
    </message>
    <message>
        <source>缺页 {}</source>
        <translation>Missing pages {}</translation>
    </message>
    <message>
        <source>未收 {}</source>
        <translation>Not accepted {}</translation>
    </message>
    <message>
        <source>重复 {}</source>
        <translation>Duplicates {}</translation>
    </message>
    <message>
        <source>{} 第 {} 页</source>
        <translation>{}, page {}</translation>
    </message>
    <message>
        <source>表号</source>
        <translation>Sheet number</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>空白表，背后没有记录；页已存在这张表下</source>
        <translation>Empty sheet with no record behind it; the page is kept under this sheet</translation>
    </message>
    <message>
        <source>这一页以前扫过，两次都留着</source>
        <translation>This page was scanned before; both scans are kept</translation>
    </message>
    <message>
        <source>录入签字结果（{} 件）</source>
        <translation>Enter the signing results ({} items)</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>在“扫描待认”里填表号和页码</source>
        <translation>Fill in the sheet number and page under &quot;Unrecognised scans&quot;</translation>
    </message>
    <message>
        <source>变动的</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>打印以后登记又改过：请核对，必要时重新打印送签</source>
        <translation>The register was changed after printing: please check, and print again for signature if need be</translation>
    </message>
    <message>
        <source>{} 件</source>
        <translation>{} items</translation>
    </message>
    <message>
        <source>缺的页</source>
        <translation>Missing pages</translation>
    </message>
    <message>
        <source>请补扫这几页再归档</source>
        <translation>Please scan these pages, then file them</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>为什么，怎么办</source>
        <translation>Why, and what to do</translation>
    </message>
    <message>
        <source>同一页已经在</source>
        <translation>Same page already in</translation>
    </message>
    <message>
        <source>扫描待认</source>
        <translation>Unrecognised scans</translation>
    </message>
    <message>
        <source>{} 号表第 {} 页</source>
        <translation>Sheet {}, page {}</translation>
    </message>
    <message>
        <source>页已存在这张表下；办的事在那一件的“下一步”里登记</source>
        <translation>The page is kept under this sheet; what was decided is recorded among the next steps of that record</translation>
    </message>
</context>
<context>
    <name>ScreeningDialog</name>
    <message>
        <source>检查拟公开的附件</source>
        <translation>Check attachments to be published</translation>
    </message>
    <message>
        <source>保存  Ctrl+Enter</source>
        <translation>Save  Ctrl+Enter</translation>
    </message>
    <message>
        <source>请在原来的程序里改好，重新添加附件；或者确认、退回</source>
        <translation>Please mend it in the program it came from and add the attachment again; or confirm or return it</translation>
    </message>
    <message>
        <source>“{}”不能自动清理</source>
        <translation>&quot;{}&quot; cannot be cleaned automatically</translation>
    </message>
    <message>
        <source>还没有处理任何一条</source>
        <translation>No finding has been dealt with yet</translation>
    </message>
    <message>
        <source>选中一条，按空格确认无碍，按 C 清理，按 T 退回</source>
        <translation>Choose a finding, then press Space to confirm it as harmless, C to clean it, T to return it</translation>
    </message>
    <message>
        <source>请写理由</source>
        <translation>Please give a reason</translation>
    </message>
    <message>
        <source>个人信息确认无碍的，或者要退回的，在下面写明理由再保存</source>
        <translation>To confirm personal information as harmless, or to return a file, write the reason below, then save</translation>
    </message>
    <message>
        <source>不保存就关闭吗？</source>
        <translation>Close without saving?</translation>
    </message>
    <message>
        <source>刚才对问题的处理还没有保存。</source>
        <translation>What you decided about the findings has not been saved yet.</translation>
    </message>
    <message>
        <source>不保存，关闭</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>正在检查 {} 个文件…</source>
        <translation>Checking {} files…</translation>
    </message>
    <message>
        <source>正在检查附件</source>
        <translation>Checking attachments</translation>
    </message>
    <message>
        <source>检查已取消。关闭后可以重新检查。</source>
        <translation>The check was cancelled. Close this window to check again later.</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>必填：为什么可以公开，或者哪里要改</source>
        <translation>Required: why it may be published, or what must be changed</translation>
    </message>
    <message>
        <source>可以不写</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>看不了</source>
        <translation>Cannot be read</translation>
    </message>
    <message>
        <source>已人工看过</source>
        <translation>Checked by eye</translation>
    </message>
    <message>
        <source>没有发现问题</source>
        <translation>No problems found</translation>
    </message>
    <message>
        <source>{} 条待处理</source>
        <translation>{} to deal with</translation>
    </message>
    <message>
        <source>都已处理</source>
        <translation>All dealt with</translation>
    </message>
    <message>
        <source>{}。人工看过没有问题的，按空格确认。</source>
        <translation>{}. If you have looked through it and found no problems, press Space to confirm.</translation>
    </message>
    <message>
        <source>没有发现问题。图片里的字和程序不认识的写法看不出来，发布前请再看一眼。</source>
        <translation>No problems found. Words in pictures and wording the program does not know cannot be detected; please look once more before publishing.</translation>
    </message>
    <message>
        <source>空格：确认无碍，C：清理（做一份清理过的副本，原件不动），T：退回科室。再按一次取消。</source>
        <translation>Space: confirm as harmless; C: clean (makes a cleaned copy, the original is not touched); T: return to the department. Press again to undo.</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>确认无碍  空格</source>
        <translation>Confirm as harmless  Space</translation>
    </message>
    <message>
        <source>清理  C</source>
        <translation>Clean  C</translation>
    </message>
    <message>
        <source>退回  T</source>
        <translation>Return to department  T</translation>
    </message>
    <message>
        <source>回去接着看</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>没有拟公开的附件</source>
        <translation>No attachment is to be published</translation>
    </message>
    <message>
        <source>先在这条信息的“附件”里添加文件，再来检查。签回的审查表和截图不用检查。</source>
        <translation>First add files under “Attachments” of this item, then check them here. Signed review sheets and screenshots need no check.</translation>
    </message>
    <message>
        <source>添加文件…</source>
        <translation>Add files…</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>现在不能登记</source>
        <translation>Nothing can be recorded now</translation>
    </message>
    <message>
        <source>请稍候再试</source>
        <translation>Please try again in a moment</translation>
    </message>
</context>
<context>
    <name>SetPassword</name>
    <message>
        <source>设置密码</source>
        <translation>Set a password</translation>
    </message>
    <message>
        <source>恢复单是忘了密码时唯一的办法。现在就印一份，装入信封，交单位负责人或放入保密柜；不要存在这台电脑里。</source>
        <translation>The recovery sheet is the only way when the password is forgotten. Print one now, seal it in an envelope and give it to the head of the office or put it in the safe; do not keep it on this computer.</translation>
    </message>
    <message>
        <source>一、密码</source>
        <translation>1. Password</translation>
    </message>
    <message>
        <source>二、恢复单</source>
        <translation>2. Recovery sheet</translation>
    </message>
    <message>
        <source>加密时窗口会先关上，做完再打开；可以取消，取消了什么也不变。</source>
        <translation>While encrypting the window closes and opens again when done; it can be cancelled, and then nothing changes.</translation>
    </message>
    <message>
        <source>加密(&amp;E)</source>
        <translation>&amp;Encrypt</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>还没有加密。刚才印的恢复单什么也打不开，请销毁；再设密码时另印一张。</source>
        <translation>Nothing is encrypted yet. The recovery sheet just printed opens nothing: please destroy it, and print another one when you set a password again.</translation>
    </message>
</context>
<context>
    <name>SheetChoice</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>表头一样的 {} 张：{}</source>
        <translation>The {} sheets with the same headers: {}</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>“{}”没有打开</source>
        <translation>&quot;{}&quot; did not open</translation>
    </message>
    <message>
        <source>这台电脑上没有能打开它的程序</source>
        <translation>This computer has no program that can open it</translation>
    </message>
    <message>
        <source>请装上能打开它的程序（WPS、看图或解压软件）再试</source>
        <translation>Install a program that can open it (an office suite, a picture viewer or an archiver) and try again</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>一行一个，或用顿号隔开，如 办公室、财务科、基础教育科</source>
        <translation>One per line or separated by commas, such as General Office, Finance, Basic Education</translation>
    </message>
    <message>
        <source>一人可以有几个岗位；至少要有一位经办人。Enter 到下一人，Tab 到下一格，Space 打勾。</source>
        <translation>One person may hold several posts; at least one clerk is needed. Enter goes to the next person, Tab to the next box, Space ticks.</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>所在科室</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>已存为 {}</source>
        <translation>Saved as {}</translation>
    </message>
    <message>
        <source>正在写 {}</source>
        <translation>Writing {}</translation>
    </message>
    <message>
        <source>存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>正在制表</source>
        <translation>Laying out the sheet</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>统计表</source>
        <translation>Tables of statistics</translation>
    </message>
    <message>
        <source>Enter 打开登记&#x3000;Ctrl+J 进表格&#x3000;Tab 进图</source>
        <translation>Enter opens the records&#x3000;Ctrl+J to the table&#x3000;Tab to the chart</translation>
    </message>
    <message>
        <source>统计的时间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>自己填</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>与上期比</source>
        <translation>Against the previous period</translation>
    </message>
    <message>
        <source>与去年同期比</source>
        <translation>Against the same period last year</translation>
    </message>
    <message>
        <source>从这一天起</source>
        <translation>From this day</translation>
    </message>
    <message>
        <source>到这一天止</source>
        <translation>To this day</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>本季度</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>上季度</source>
        <translation>Last quarter</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>照上面的时间重新数一遍（F5）</source>
        <translation>Count again for this period (F5)</translation>
    </message>
    <message>
        <source>存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>把全部统计表存成 Excel 或 PDF（Ctrl+Shift+S）</source>
        <translation>Save all tables as Excel or PDF (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>没有写日期</source>
        <translation>No date given</translation>
    </message>
    <message>
        <source>统计的时间读不懂</source>
        <translation>The period could not be understood</translation>
    </message>
    <message>
        <source>请写成 2026-01-01 的样子</source>
        <translation>Please write it like 2026-01-01</translation>
    </message>
    <message>
        <source>{}：{}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>，后面有 {} 件登记</source>
        <translation>, {} records behind it</translation>
    </message>
    <message>
        <source>这里是统计的“{}”后面的 {} 件登记；在左边选一个视图看别的</source>
        <translation>&quot;{}&quot; in the statistics: the {} records behind it; choose a view on the left for others</translation>
    </message>
    <message>
        <source>这个数后面没有登记</source>
        <translation>No records are behind this figure</translation>
    </message>
    <message>
        <source>“—”是登记里不能知道的数，增减是两个数的差，后面没有自己的登记</source>
        <translation>&quot;—&quot; is what the records cannot know, and a change is the difference of two figures; no records of their own are behind them</translation>
    </message>
    <message>
        <source>统计取消了，按“统计”再数</source>
        <translation>Counting was cancelled; press &quot;Statistics&quot; to count again</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>经办人 ▾</source>
        <translation>Acting person ▾</translation>
    </message>
    <message>
        <source>{} · 制度方案：{}</source>
        <translation>{} · rules: {}</translation>
    </message>
    <message>
        <source>备份：{}</source>
        <translation>Backup: {}</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>working day</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>day of rest</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>holiday</translation>
    </message>
    <message>
        <source>补班</source>
        <translation>Make-up workdays</translation>
    </message>
    <message>
        <source>添加人员…</source>
        <translation>Add a person…</translation>
    </message>
    <message>
        <source>经办人：{} ▾</source>
        <translation>Acting: {} ▾</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>please choose</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{} 小时前</source>
        <translation>{} h ago</translation>
    </message>
    <message>
        <source>{} 天前</source>
        <translation>{} d ago</translation>
    </message>
    <message>
        <source>经办人：以后的登记记在谁名下（Ctrl+U）</source>
        <translation>Clerk: the person new entries are recorded under (Ctrl+U)</translation>
    </message>
    <message>
        <source>打开“备份与恢复”</source>
        <translation>Open &quot;Backup and restore&quot;</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>has problems</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>起算日</source>
        <translation>start</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>rest</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>holiday</translation>
    </message>
    <message>
        <source>补班</source>
        <translation>Make-up workdays</translation>
    </message>
    <message>
        <source>停表</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>期限逐日图</source>
        <translation>The deadline day by day</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>due</translation>
    </message>
    <message>
        <source>第 {} 个计入日</source>
        <translation>counted day {}</translation>
    </message>
    <message>
        <source>到期日</source>
        <translation>due date</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>审查时注意：{}（{}）</source>
        <translation>Note for the review: {} ({})</translation>
    </message>
    <message>
        <source>与规定不符：{}（{}）</source>
        <translation>Against the rules: {} ({})</translation>
    </message>
    <message>
        <source>登记不全，还缺：{}</source>
        <translation>Incomplete, still missing: {}</translation>
    </message>
    <message>
        <source>看这次审查的意见、纸件和经过</source>
        <translation>See the opinions, papers and course of this review</translation>
    </message>
    <message>
        <source>保密审查</source>
        <translation>Secrecy review</translation>
    </message>
    <message>
        <source>请核对：{}（{}）</source>
        <translation>Please check: {} ({})</translation>
    </message>
</context>
<context>
    <name>SuperiorsPage</name>
    <message>
        <source>从这一天起</source>
        <translation>From this day</translation>
    </message>
    <message>
        <source>到这一天止</source>
        <translation>To this day</translation>
    </message>
    <message>
        <source>上级的空白表</source>
        <translation>The superior&apos;s blank tables</translation>
    </message>
    <message>
        <source>空白表</source>
        <translation>Blank table</translation>
    </message>
    <message>
        <source>填哪本台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>哪个视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>行数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>看下来</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>填什么</source>
        <translation>Filled with</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>表上写的</source>
        <translation>Heading in the sheet</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>写到文件夹…</source>
        <translation>Write to a folder…</translation>
    </message>
    <message>
        <source>把这些表都填好，和报送清单一起放进一个文件夹</source>
        <translation>Fill all these tables and put them into one folder with a packing list</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>添加空白表…</source>
        <translation>Add blank tables…</translation>
    </message>
    <message>
        <source>先看一看哪一列填什么，不对的在“填什么”里改，改过的照模板记住。模板本身不会改动。</source>
        <translation>First look at what fills which column and change it under &quot;Filled with&quot;; changes are remembered with the template. The template itself is never changed.</translation>
    </message>
    <message>
        <source>Excel 工作簿 ({})</source>
        <translation>Excel workbooks ({})</translation>
    </message>
    <message>
        <source>{} 张空白表，{} 张可以填</source>
        <translation>{} blank tables, {} can be filled</translation>
    </message>
    <message>
        <source>每一列都有</source>
        <translation>Every column has one</translation>
    </message>
    <message>
        <source>留空：{}</source>
        <translation>Left empty: {}</translation>
    </message>
    <message>
        <source>（请选）</source>
        <translation>(please choose)</translation>
    </message>
    <message>
        <source>（留空）</source>
        <translation>(leave empty)</translation>
    </message>
    <message>
        <source>写到哪个文件夹</source>
        <translation>Folder to write to</translation>
    </message>
    <message>
        <source>正在填写上级的表</source>
        <translation>Filling the superior&apos;s tables</translation>
    </message>
    <message>
        <source>已写出 {} 个文件和报送清单：{}</source>
        <translation>{} files and a packing list were written: {}</translation>
    </message>
    <message>
        <source>把上级发来的空白表（xlsx）拖进来</source>
        <translation>Drop the superior&apos;s blank workbooks (xlsx) here</translation>
    </message>
    <message>
        <source>任何一本台账都能填，几张可以一次填好；先看一看哪一列填什么，再写到文件夹，附报送清单。</source>
        <translation>Any ledger can be filled in, several workbooks at once; see first which column goes where, then write them to a folder with a packing list.</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>{}&#x3000;依据：{}</source>
        <translation>{}  Basis: {}</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>{} 到 {}，可按 ↑ ↓</source>
        <translation>{} to {}; ↑ ↓ can be used</translation>
    </message>
    <message>
        <source> 个工作日</source>
        <translation> working days</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
</context>
<context>
    <name>TakingFiles</name>
    <message>
        <source>这些文件是哪一件的？</source>
        <translation>Which record do these files belong to?</translation>
    </message>
    <message>
        <source>请拖到那一件的那一行上，或拖到右边这一件上</source>
        <translation>Drop them on the row of their record, or on the record at the right</translation>
    </message>
    <message>
        <source>“{}”是什么？</source>
        <translation>What is &quot;{}&quot;?</translation>
    </message>
    <message>
        <source>旧台账，导入到这本台账…</source>
        <translation>An old ledger, to import into this one…</translation>
    </message>
    <message>
        <source>这一件的附件…</source>
        <translation>An attachment of this record…</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>今日要办</source>
        <translation>To do today</translation>
    </message>
    <message>
        <source>今天没有要办的事</source>
        <translation>Nothing to do today</translation>
    </message>
    <message>
        <source>没有临期、逾期和待公开的信息。按 Ctrl+N 登记新信息，按 Ctrl+2 看整本台账。</source>
        <translation>No item is due, overdue or waiting. Ctrl+N registers a new item, Ctrl+2 shows the whole register.</translation>
    </message>
    <message>
        <source>集中发布…</source>
        <translation>Weekly release…</translation>
    </message>
    <message>
        <source>催报…</source>
        <translation>Remind departments…</translation>
    </message>
    <message>
        <source>↑↓ 移动&#x3000;Enter 打开&#x3000;←→ 换月&#x3000;Tab 进月历</source>
        <translation>↑↓ Move  Enter Open  ←→ Change month  Tab To the calendar</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>为什么认不出</source>
        <translation>Why not recognised</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>归到这张表</source>
        <translation>File under this sheet</translation>
    </message>
    <message>
        <source>移出…</source>
        <translation>Set aside…</translation>
    </message>
    <message>
        <source>移出 {} 页</source>
        <translation>Set aside {} pages</translation>
    </message>
    <message>
        <source>为什么不归档</source>
        <translation>Why it is not filed</translation>
    </message>
    <message>
        <source>例如：空白背面</source>
        <translation>For example: blank back</translation>
    </message>
    <message>
        <source>移出的页仍然保存，只是不再列在这里。</source>
        <translation>Pages set aside are still kept, they are just no longer listed here.</translation>
    </message>
    <message>
        <source>{} 第 {} 页：{}</source>
        <translation>{} page {}: {}</translation>
    </message>
    <message>
        <source>已归到 {} 号表</source>
        <translation>Filed under sheet {}</translation>
    </message>
    <message>
        <source>表号</source>
        <translation>Sheet number</translation>
    </message>
    <message>
        <source>纸右下角，如 2026-0012</source>
        <translation>Bottom right of the paper, such as 2026-0012</translation>
    </message>
    <message>
        <source>第几页</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>Enter 填表号</source>
        <translation>Enter: fill in the sheet number</translation>
    </message>
    <message>
        <source>没有认不出的页</source>
        <translation>No unrecognised pages</translation>
    </message>
    <message>
        <source>归档扫描件时读不到二维码的页会留在这里，等着认领。</source>
        <translation>When scans are filed, pages whose QR code cannot be read stay here until they are claimed.</translation>
    </message>
    <message>
        <source>归档扫描件…</source>
        <translation>File Scans…</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>期限试算</source>
        <translation>Deadline trial</translation>
    </message>
    <message>
        <source>从选中的申请开始，改哪一天都行；不登记。</source>
        <translation>Begins from the chosen request; any day can be changed, nothing is recorded.</translation>
    </message>
    <message>
        <source>填上日期就算；不登记。</source>
        <translation>Fill in the days and it is counted; nothing is recorded.</translation>
    </message>
    <message>
        <source>从头试算</source>
        <translation>Start afresh</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>决定书、判决书限定 {} 以前重新答复，不另数工作日。</source>
        <translation>The decision or judgment orders a fresh answer before {}; no working days are counted beside it.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>输入密码</source>
        <translation>Enter password</translation>
    </message>
    <message>
        <source>“{}”设了密码</source>
        <translation>&quot;{}&quot; has a password</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>用恢复单(&amp;R)</source>
        <translation>Use &amp;recovery sheet</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>用密码(&amp;R)</source>
        <translation>Use &amp;password</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>照抄恢复单上的八组字符，横线和大小写不拘；抄错了会指出是第几组。</source>
        <translation>Copy the eight groups from the recovery sheet; dashes and case do not matter, a mistyped group is named.</translation>
    </message>
    <message>
        <source>备份用的是备份那一天的密码。忘了密码的，取出封存的恢复单。</source>
        <translation>A backup opens with the password in use when it was made. If that is forgotten, take the sealed recovery sheet.</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>基本目录的版本</source>
        <translation>Catalogue versions</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>与上一版的差别</source>
        <translation>Differences from the previous version</translation>
    </message>
    <message>
        <source>导出这一版…</source>
        <translation>Export this version…</translation>
    </message>
    <message>
        <source>打印这一版…</source>
        <translation>Print this version…</translation>
    </message>
    <message>
        <source>撤销这一版…</source>
        <translation>Take this version back…</translation>
    </message>
    <message>
        <source>目录应当及时更新（{}）；每一版都按当时的样子保存。</source>
        <translation>The catalogue must be kept up to date ({}); every version is kept as it was at the time.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还没有发布的改动</source>
        <translation>Unreleased changes</translation>
    </message>
    <message>
        <source>{}&#x3000;{} 起&#x3000;{} 条</source>
        <translation>{}  from {}  {} entries</translation>
    </message>
    <message>
        <source>还没有发布过版本，整本目录都未发布。</source>
        <translation>No version has been released yet; the whole catalogue is unreleased.</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Version number</translation>
    </message>
    <message>
        <source>生效日</source>
        <translation>Effective date</translation>
    </message>
    <message>
        <source>变更说明</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>台账校验</source>
        <translation>Ledger check</translation>
    </message>
    <message>
        <source>第 {} 条 {}</source>
        <translation>Record {}: {}</translation>
    </message>
    <message>
        <source>第一版，共 {} 条。</source>
        <translation>First version, {} entries in all.</translation>
    </message>
    <message>
        <source>与上一版没有差别。</source>
        <translation>No differences from the previous version.</translation>
    </message>
    <message>
        <source>与上一版的差别：{} 处</source>
        <translation>Differences from the previous version: {}</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>我的视图</source>
        <translation>My views</translation>
    </message>
    <message>
        <source>台账的视图</source>
        <translation>Views of the ledger</translation>
    </message>
    <message>
        <source>改名…  F2</source>
        <translation>Rename…  F2</translation>
    </message>
    <message>
        <source>删除…  Del</source>
        <translation>Delete…  Del</translation>
    </message>
    <message>
        <source>收起空的视图</source>
        <translation>Hide empty views</translation>
    </message>
    <message>
        <source>空的 {} 个…</source>
        <translation>{} empty…</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>逾期未公开</source>
        <translation>Late to publish</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>3 个工作日内到期</source>
        <translation>Due in 3 days</translation>
    </message>
    <message>
        <source>本周到期</source>
        <translation>Due this week</translation>
    </message>
    <message>
        <source>科室未报</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>应征求意见</source>
        <translation>To consult on</translation>
    </message>
    <message>
        <source>每周集中发布</source>
        <translation>Weekly release</translation>
    </message>
    <message>
        <source>待审查</source>
        <translation>To be reviewed</translation>
    </message>
    <message>
        <source>审查不同意</source>
        <translation>Refused in review</translation>
    </message>
    <message>
        <source>退回补正</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>不公开事由待解除</source>
        <translation>Reason for withholding may have ended</translation>
    </message>
    <message>
        <source>待签发</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>待公开</source>
        <translation>To be published</translation>
    </message>
    <message>
        <source>待二次确认</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <source>缺政策解读</source>
        <translation>No interpretation</translation>
    </message>
    <message>
        <source>待移送查阅点</source>
        <translation>To be delivered</translation>
    </message>
    <message>
        <source>待下架</source>
        <translation>To be taken down</translation>
    </message>
    <message>
        <source>有效期将满</source>
        <translation>Expiring</translation>
    </message>
    <message>
        <source>有效期已满</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>补填公开日期</source>
        <translation>Date missing</translation>
    </message>
    <message>
        <source>属性未填</source>
        <translation>No attribute</translation>
    </message>
    <message>
        <source>已公开</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>依申请公开</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>不予公开</source>
        <translation>Withheld</translation>
    </message>
    <message>
        <source>数据矛盾</source>
        <translation>Contradictions</translation>
    </message>
    <message>
        <source>与规定不符</source>
        <translation>Against the rules</translation>
    </message>
    <message>
        <source>登记不全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>期限暂定</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>主动公开</source>
        <translation>Proactive</translation>
    </message>
    <message>
        <source>对内公开</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>未办结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>待回</source>
        <translation>Awaiting reply</translation>
    </message>
    <message>
        <source>分歧</source>
        <translation>Disagreement</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>临期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <source>等申请人</source>
        <translation>Waiting for applicant</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Being handled</translation>
    </message>
    <message>
        <source>待审签</source>
        <translation>To be approved</translation>
    </message>
    <message>
        <source>待送达</source>
        <translation>To be served</translation>
    </message>
    <message>
        <source>复议诉讼</source>
        <translation>Reviews and lawsuits</translation>
    </message>
    <message>
        <source>待提交</source>
        <translation>To be submitted</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>待签回</source>
        <translation>Out for signature</translation>
    </message>
    <message>
        <source>已扫描未录</source>
        <translation>To be entered</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>须报审</source>
        <translation>To be referred</translation>
    </message>
    <message>
        <source>须重新审查</source>
        <translation>Review again</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>陈旧</source>
        <translation>Stale</translation>
    </message>
    <message>
        <source>未能识别</source>
        <translation>Not understood</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>起草中</source>
        <translation>Drafting</translation>
    </message>
    <message>
        <source>待报送、公布</source>
        <translation>To be filed or published</translation>
    </message>
    <message>
        <source>评估到期</source>
        <translation>Due for reassessment</translation>
    </message>
    <message>
        <source>未报送</source>
        <translation>Not sent in</translation>
    </message>
    <message>
        <source>待审核签发</source>
        <translation>To be checked and signed</translation>
    </message>
    <message>
        <source>等主管部门意见</source>
        <translation>Awaiting the superior</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Sent in</translation>
    </message>
    <message>
        <source>追加公开</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>以后到期</source>
        <translation>Due later</translation>
    </message>
    <message>
        <source>评估后继续不公开</source>
        <translation>Still withheld after reassessment</translation>
    </message>
    <message>
        <source>评估后改变属性</source>
        <translation>Attribute changed on reassessment</translation>
    </message>
    <message>
        <source>有疑问</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>已汇总</source>
        <translation>Consolidated</translation>
    </message>
    <message>
        <source>已写出</source>
        <translation>Written out</translation>
    </message>
    <message>
        <source>收下有疑问的</source>
        <translation>With doubts accepted</translation>
    </message>
    <message>
        <source>有单位没有交</source>
        <translation>With offices missing</translation>
    </message>
</context>
<context>
    <name>WeeklyDialog</name>
    <message>
        <source>本周集中发布</source>
        <translation>Weekly release</translation>
    </message>
    <message>
        <source>打印发布清单…</source>
        <translation>Print release list…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>每{}集中发布上一周（{} 至 {}）办结的文件（{}）。</source>
        <translation>Every {}: release the documents completed in the previous week ({} to {}; {})</translation>
    </message>
    <message>
        <source>另有 {} 件更早办结、还没有发布（▲）。</source>
        <translation>; {} more were completed earlier and are not yet released (▲)</translation>
    </message>
    <message>
        <source>上一周没有办结的主动公开文件</source>
        <translation>No proactive documents were completed last week</translation>
    </message>
    <message>
        <source>在信息登记里填“办结日期”和“发文审签的审查结论”，它就会列到这里。</source>
        <translation>Fill in &quot;Completion date&quot; and &quot;Review conclusion at sign-off&quot; in the register, and the item will be listed here.</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>信息名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>审查结论</source>
        <translation>Review conclusion</translation>
    </message>
    <message>
        <source>↑↓ 移动&#x3000;Space 勾选或去掉&#x3000;Ctrl+Enter 发布</source>
        <translation>↑↓ Move  Space Tick or untick  Ctrl+Enter Release</translation>
    </message>
    <message>
        <source>发布勾选的 {} 件…</source>
        <translation>Release the {} ticked items…</translation>
    </message>
    <message>
        <source>一次发布 {} 件。</source>
        <translation>{} items are released in one go.</translation>
    </message>
    <message>
        <source>已集中发布 {} 件。</source>
        <translation>{} items released</translation>
    </message>
    <message>
        <source>请打印发布清单，签字后存档。</source>
        <translation>; please print the release list, have it signed and file it.</translation>
    </message>
    <message>
        <source>那天放假，改在 {}。</source>
        <translation>; that day is a holiday, this time on {}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>信息公开台账</source>
        <translation>Disclosure ledger</translation>
    </message>
    <message>
        <source>台账放在您自己选的一个文件夹里：数据库、附件、备份都在里面，不联网。</source>
        <translation>The ledger lies in one folder of your choice: database, attachments and backups. There is no network.</translation>
    </message>
    <message>
        <source>从哪里开始？</source>
        <translation>Where to begin?</translation>
    </message>
    <message>
        <source>打开办公文件夹</source>
        <translation>Open an office folder</translation>
    </message>
    <message>
        <source>接着用这台电脑里或拷来的台账。</source>
        <translation>Go on with a ledger on this computer, or one that was copied here.</translation>
    </message>
    <message>
        <source>给本单位建一本新台账；以后可以把旧 Excel 收进来。</source>
        <translation>Begin a new ledger for your office; old Excel files can be brought in later.</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>虚构的单位，三百条信息，随便试，不影响真正的台账。</source>
        <translation>An invented office with three hundred items to try things with; no real ledger is touched.</translation>
    </message>
    <message>
        <source>打开样例单位</source>
        <translation>Open the sample office</translation>
    </message>
    <message>
        <source>样例单位</source>
        <translation>Sample office</translation>
    </message>
    <message>
        <source>正在准备样例单位</source>
        <translation>Preparing the sample office</translation>
    </message>
    <message>
        <source>打开(&amp;O)…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>新建(&amp;N)…</source>
        <translation>&amp;New…</translation>
    </message>
    <message>
        <source>换了电脑、坏了硬盘：先看清是哪一份，再放进新文件夹。</source>
        <translation>After a new computer or a broken disk: see first which backup it is, then put it into a new folder.</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>恢复(&amp;R)…</source>
        <translation>&amp;Restore…</translation>
    </message>
    <message>
        <source>看样例(&amp;S)</source>
        <translation>Open &amp;sample</translation>
    </message>
    <message>
        <source>正在看备份里是什么</source>
        <translation>Looking at what is in the backup</translation>
    </message>
</context>
<context>
    <name>Who</name>
    <message>
        <source>谁在登记？</source>
        <translation>Who is making entries?</translation>
    </message>
    <message>
        <source>这次登记记在谁名下？以后都记在她名下，换人请点左下角的“经办人”。按 Esc 记在“{}”名下。</source>
        <translation>Under whose name should this entry be recorded? Later entries will go under the same name; to change it, click the clerk at the lower left. Esc records it under &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>新建台账</source>
        <translation>New ledger</translation>
    </message>
    <message>
        <source>上一步(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>不新建了吗？</source>
        <translation>Stop making the new ledger?</translation>
    </message>
    <message>
        <source>刚才填写的内容会丢掉，没有建任何文件夹。</source>
        <translation>What you have typed will be lost; no folder has been created.</translation>
    </message>
    <message>
        <source>不建了，关闭</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where to put it</translation>
    </message>
    <message>
        <source>单位和制度</source>
        <translation>Office and rules</translation>
    </message>
    <message>
        <source>人员和科室</source>
        <translation>People and departments</translation>
    </message>
    <message>
        <source>第 {} 步，共 3 步：{}</source>
        <translation>Step {} of 3: {}</translation>
    </message>
    <message>
        <source>建好台账  Ctrl+Enter</source>
        <translation>Create ledger  Ctrl+Enter</translation>
    </message>
    <message>
        <source>下一步  Ctrl+Enter</source>
        <translation>Next  Ctrl+Enter</translation>
    </message>
    <message>
        <source>放在：{}</source>
        <translation>Folder: {}</translation>
    </message>
    <message>
        <source>新建台账：{}</source>
        <translation>New ledger: {}</translation>
    </message>
    <message>
        <source>一定要放在这里的，再按一次“下一步”</source>
        <translation>To put it there all the same, press &quot;Next&quot; once more</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选：{}</source>
        <translation>Filter: {}</translation>
    </message>
    <message>
        <source>{}里有这些字的（Esc 清除，↓ 回到表里）</source>
        <translation>{} contains these characters (Esc to clear, ↓ returns to the table)</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>正在准备…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在取消，已做的会退回…</source>
        <translation>Cancelling; what was done is taken back…</translation>
    </message>
    <message>
        <source>{} / {}</source>
        <translation>{} / {}</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>{} 件</source>
        <translation>{} in all</translation>
    </message>
    <message>
        <source>共 {} 件，先列 {} 件，按 Enter 看全部</source>
        <translation>{} items, the first {} listed; Enter shows all</translation>
    </message>
    <message>
        <source>{} 件，按 Enter 查看</source>
        <translation>{} items, press Enter to view</translation>
    </message>
</context>
<context>
    <name>_Proving</name>
    <message>
        <source>现在的密码</source>
        <translation>Present password</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>打印恢复单(&amp;P)…</source>
        <translation>&amp;Print recovery sheet…</translation>
    </message>
    <message>
        <source>恢复单上的一组</source>
        <translation>A group of the recovery sheet</translation>
    </message>
    <message>
        <source>照纸上输入第 {} 组(&amp;G)</source>
        <translation>&amp;Enter group {} from the paper</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>台账恢复单</source>
        <translation>Recovery sheet of the ledger</translation>
    </message>
    <message>
        <source>▲ 和纸上的第 {} 组不一样，请对照再输一次。重新打开过这个窗口的，要用新印的那一张。</source>
        <translation>▲ Not the same as group {} on the paper; compare and type it again. If this window was opened anew, use the sheet printed last.</translation>
    </message>
</context>
</TS>
