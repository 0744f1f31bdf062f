<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Acts</name>
    <message>
        <source>导出为 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>信息公开登记台账_{}.xlsx</source>
        <translation>disclosure-register_{}.xlsx</translation>
    </message>
    <message>
        <source>已导出 {} 行：{}</source>
        <translation>{} rows exported: {}</translation>
    </message>
    <message>
        <source>正在导出 {}</source>
        <translation>Exporting {}</translation>
    </message>
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
    <message>
        <source>为什么撤销</source>
        <translation>Reason for taking it back</translation>
    </message>
    <message>
        <source>撤销这一步</source>
        <translation>Take this step back</translation>
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
    <name>DeadlineTab</name>
    <message>
        <source>打印期限计算单</source>
        <translation>Print the deadline sheet</translation>
    </message>
    <message>
        <source>点一天，或用方向键，看它为什么计入</source>
        <translation>Click a day, or use the arrow keys, to see why it counts</translation>
    </message>
    <message>
        <source>这条信息没有公开期限：{}。</source>
        <translation>This item has no publication deadline: {}.</translation>
    </message>
    <message>
        <source>公开期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>涉及尚未公布放假安排的年份，公布后会重新计算</source>
        <translation>Touches a year whose holidays are not announced yet; it will be computed again</translation>
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
        <source>把文件拖到这里，或点“添加文件”。双击打开的是副本。</source>
        <translation>Drag files here, or press “Add files”. A double click opens a copy.</translation>
    </message>
    <message>
        <source>添加文件</source>
        <translation>Add files</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>请填整数</source>
        <translation>Please enter a whole number</translation>
    </message>
    <message>
        <source>如 2026-02-06、2026.2.6、2026年2月6日</source>
        <translation>such as 2026-02-06 or 2026.2.6</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>更多（{} 项）</source>
        <translation>More ({} fields)</translation>
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
        <source>不保存就关闭吗？</source>
        <translation>Close without saving?</translation>
    </message>
    <message>
        <source>刚才填写的内容会丢掉。</source>
        <translation>What you have typed will be lost.</translation>
    </message>
    <message>
        <source>不保存，关闭</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>Headers</name>
    <message>
        <source>（不导入这一列）</source>
        <translation>(leave this column out)</translation>
    </message>
    <message>
        <source>这些列不知道对应台账的哪一项，现在不会导入。选好对应再读一遍；导入后会记住，下次不用再选。</source>
        <translation>These columns are not understood and will be left out. Choose what each means and read again; the choice is remembered after the import.</translation>
    </message>
    <message>
        <source>按这个对应重新读取</source>
        <translation>Read again with these meanings</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>今日 / 信息登记</source>
        <translation>Today / Register</translation>
    </message>
    <message>
        <source>登记一条新信息</source>
        <translation>Register a new item</translation>
    </message>
    <message>
        <source>搜索：名称、文号、索引号、关键词，或名称的拼音首字母</source>
        <translation>Search titles, document numbers, index numbers, keywords, or pinyin initials</translation>
    </message>
    <message>
        <source>打印选中信息的保密审查表</source>
        <translation>Print the review sheet of the chosen items</translation>
    </message>
    <message>
        <source>把当前视图导出为 Excel</source>
        <translation>Export the current view to Excel</translation>
    </message>
    <message>
        <source>撤销上一次登记（记录里留有撤销的一笔；已打印的不能撤销）</source>
        <translation>Take the last entry back (this is recorded too; what was printed cannot be taken back)</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>在要办的事之间移动</source>
        <translation>Move between the things to do</translation>
    </message>
    <message>
        <source>打开这条信息；在小标题上则列出这一类的全部</source>
        <translation>Open the item; on a heading, list all of its kind</translation>
    </message>
    <message>
        <source>这里按紧急程度列出今天要办的事。办完一件，它就从这里消失。</source>
        <translation>What needs a hand today, most urgent first. What is done disappears from here.</translation>
    </message>
    <message>
        <source>移动；右边显示当前这条</source>
        <translation>Move; the item is shown on the right</translation>
    </message>
    <message>
        <source>修改这条登记</source>
        <translation>Mend this entry</translation>
    </message>
    <message>
        <source>开始多选：此后方向键只移动，Space 选中或放开；Esc 结束</source>
        <translation>Begin choosing several: from then on the arrows only move, Space takes or drops a row, Esc ends it</translation>
    </message>
    <message>
        <source>复制选中的行，可直接粘贴到 WPS 表格或文字</source>
        <translation>Copy the chosen rows, to be pasted into a spreadsheet or a document</translation>
    </message>
    <message>
        <source>点表头</source>
        <translation>Click a heading</translation>
    </message>
    <message>
        <source>按这一列排序，再点反向，第三次回到最新在前</source>
        <translation>Sort by this column, again to reverse, a third time for newest first</translation>
    </message>
    <message>
        <source>左边选视图，中间找信息，右边看全部情况并办“下一步”。</source>
        <translation>Choose a view on the left, find the item in the middle, see all of it on the right and do its next step.</translation>
    </message>
    <message>
        <source>这一页怎么用</source>
        <translation>How to use this page</translation>
    </message>
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
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>采用文件</source>
        <translation>Take the file's</translation>
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
        <source>不认识的表头 {}</source>
        <translation>Unknown headers {}</translation>
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
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>信息公开台账 — {}</source>
        <translation>Disclosure ledger — {}</translation>
    </message>
    <message>
        <source>扫码或输入编号</source>
        <translation>Scan or type a number</translation>
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
        <source>已撤销上一次登记</source>
        <translation>The last entry was taken back</translation>
    </message>
    <message>
        <source>已备份并核验：{}</source>
        <translation>Backed up and verified: {}</translation>
    </message>
    <message>
        <source>正在备份并核验</source>
        <translation>Backing up and verifying</translation>
    </message>
    <message>
        <source>只能查看，不能登记。{}</source>
        <translation>You may look but not record. {}</translation>
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
        <source>导入放假安排(&amp;H)…</source>
        <translation>Take in a &amp;holiday notice…</translation>
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
        <source>政府信息公开保密审查表（选中的一件）…</source>
        <translation>Review form (one chosen item)…</translation>
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
        <source>空白信息发布保密审查表…</source>
        <translation>Empty review sheet…</translation>
    </message>
    <message>
        <source>空白政府信息公开保密审查表…</source>
        <translation>Empty review form…</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>撤销上一次登记(&amp;Z)</source>
        <translation>&amp;Take the last entry back</translation>
    </message>
    <message>
        <source>搜索(&amp;F)</source>
        <translation>&amp;Search</translation>
    </message>
    <message>
        <source>添加人员…</source>
        <translation>Add a person…</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
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
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>这一页怎么用</source>
        <translation>How to use this page</translation>
    </message>
    <message>
        <source>关于信息公开台账</source>
        <translation>About the disclosure ledger</translation>
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
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>导入放假安排</source>
        <translation>Take in a holiday notice</translation>
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
        <translation>Paste the State Council's notice on holidays; its days off and make-up days are read, and once confirmed all deadlines are computed again.</translation>
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
        <source>{} 件未办结的信息期限会变动</source>
        <translation>{} open items would get another due date</translation>
    </message>
    <message>
        <source>没有期限会变动</source>
        <translation>No due date would change</translation>
    </message>
    <message>
        <source>通知里没有：{}；这一年仍按暂定计算，请补上全文</source>
        <translation>Not in the notice: {}; the year stays provisional, please paste the whole text</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>请选择里面有“台账.db”的文件夹，或新建一个</source>
        <translation>Choose the folder that holds the ledger's database, or make a new one</translation>
    </message>
    <message>
        <source>“{}”不是办公文件夹</source>
        <translation>“{}” is not an office folder</translation>
    </message>
    <message>
        <source>故障报告已存到：{}</source>
        <translation>A fault report was saved: {}</translation>
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
        <translation>The program made an error; what you just did was not completed</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>找不到 {} 号表的文件</source>
        <translation>The file of sheet {} is missing</translation>
    </message>
    <message>
        <source>请从备份恢复“附件”文件夹</source>
        <translation>Restore the folder of attachments from a backup</translation>
    </message>
    <message>
        <source>正在制表</source>
        <translation>Drawing the sheet</translation>
    </message>
</context>
<context>
    <name>PapersTab</name>
    <message>
        <source>双击查看当时打印的样子。</source>
        <translation>A double click shows it as it was printed.</translation>
    </message>
    <message>
        <source>还没有打印过文书。选中信息后按 Ctrl+P 打印审查表。</source>
        <translation>Nothing has been printed yet. Ctrl+P prints the review sheet of the chosen items.</translation>
    </message>
    <message>
        <source>&#x3000;▲ 打印后有改动</source>
        <translation>  ▲ changed since it was printed</translation>
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
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>没有选中信息</source>
        <translation>No item chosen</translation>
    </message>
    <message>
        <source>在左边的表里选一行，这里显示它的全部情况和下一步。</source>
        <translation>Choose a row in the table; all about it and its next step is shown here.</translation>
    </message>
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
        <translation>Deadline</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
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
        <source>{} 记于 {}</source>
        <translation>{}, recorded {}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>更多 ▾</source>
        <translation>More ▾</translation>
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
        <source>提醒</source>
        <translation>Reminder</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>搜索：名称、文号、索引号、关键词、拼音首字母（如 bmsc）</source>
        <translation>Search: title, number, keyword, pinyin initials (such as bmsc)</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>新登记  Ctrl+N</source>
        <translation>New  Ctrl+N</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>↑↓ 移动&#x3000;Enter 打开&#x3000;Space 多选&#x3000;Ctrl+C 复制</source>
        <translation>↑↓ move   Enter open   Space choose several   Ctrl+C copy</translation>
    </message>
    <message>
        <source>{} 件 · 已选 {} 件</source>
        <translation>{} items · {} chosen</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换个词试试，或在左边选“全部”。按 Esc 清除搜索。</source>
        <translation>Try another word, or choose all on the left. Esc clears the search.</translation>
    </message>
    <message>
        <source>还没有登记信息</source>
        <translation>Nothing is registered yet</translation>
    </message>
    <message>
        <source>按 Ctrl+N 登记第一条，或点“导入”把原来的 Excel 台账收进来。</source>
        <translation>Ctrl+N registers the first item; “Import” brings an old Excel ledger in.</translation>
    </message>
    <message>
        <source>这里现在没有信息</source>
        <translation>Nothing here now</translation>
    </message>
    <message>
        <source>没有需要处理的，很好。在左边选“全部”看整本台账。</source>
        <translation>Nothing to be done, good. Choose all on the left to see the whole ledger.</translation>
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
    <name>StatusBar</name>
    <message>
        <source>经办人：以后的登记记在谁名下</source>
        <translation>Acting person: in whose name entries are recorded from now on</translation>
    </message>
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
        <translation>{} hours ago</translation>
    </message>
    <message>
        <source>{} 天前</source>
        <translation>{} days ago</translation>
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
        <source>↑↓ 移动&#x3000;Enter 打开</source>
        <translation>↑↓ move   Enter open</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>视图</source>
        <translation>Views</translation>
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
        <source>打开…</source>
        <translation>Open…</translation>
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
        <source>新建…</source>
        <translation>New…</translation>
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
        <source>看样例</source>
        <translation>See the sample</translation>
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
        <source>单位全称</source>
        <translation>Full name of the office</translation>
    </message>
    <message>
        <source>印在每张表上，如 ××市教育局</source>
        <translation>Printed on every sheet</translation>
    </message>
    <message>
        <source>制度方案</source>
        <translation>Rule set</translation>
    </message>
    <message>
        <source>放在</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>新文件夹的位置，不要放在网络盘上</source>
        <translation>Where the new folder goes; not on a network drive</translation>
    </message>
    <message>
        <source>新建台账</source>
        <translation>New ledger</translation>
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
        <translation>{} items</translation>
    </message>
    <message>
        <source>共 {} 件，先列 {} 件，按 Enter 看全部</source>
        <translation>{} items, the first {} listed; Enter shows all</translation>
    </message>
</context>
</TS>
