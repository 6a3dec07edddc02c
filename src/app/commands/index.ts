import type { CommandEntry } from '../command-line/command.ts'
import { later } from './later.ts'

/** Every command, in the order of the usage text. What each does is loaded when it is called: a check of a text needs no database engine. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'serve',
    usage: 'serve [--data 目录] [--port 8080] [--host 127.0.0.1] [--trust-proxy] [--allow-host 名字]',
    summary:
      '开启服务，用浏览器使用。默认只有本机能连；前面有 HTTPS 代理时加 --trust-proxy。浏览器用域名打开的，用 --allow-host 写明，几个用逗号隔开。',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  {
    name: 'init',
    usage: 'init --data 目录 --town 编码 --name 名称 [--county 县名]',
    summary: '建一个空的乡镇，并给出管理员账号；村由导入“村”台账而来。',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    name: 'demo',
    usage: 'demo [--data 目录]',
    summary: '装入虚构的青竹镇：两年的台账和一份年度报告。已经装过就不再动它。',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
  {
    name: 'import',
    usage:
      'import 台账 文件 [--data 目录] [--town 编码] [--sheet 表名] [--header-row 行] [--map 列=栏目]… [--hidden include|skip] [--cross 读法] [--plain-percent percent|ratio] [--correction 理由] [--marked 文件.xlsx|.csv] [--json]',
    summary: [
      '把办公表格（.xlsx、.csv、网页格式的 .xls、.docx 里的表格）导入一本台账：有一格不对就都不写入；同一个文件再导一次不会多出记录。',
      '表头、列名认不准的不猜：--sheet 指明工作表，--header-row 表头从第几行起，--map 村居=村 指明一列是什么（等号后面空着就不读），--hidden 隐藏的行读（include）不读（skip）。',
      '百分数列里有没写百分号的 0.35，分不清是 0.35% 还是 35% 时不写入，要用选项说明：--plain-percent percent 读作 0.35%，--plain-percent ratio 读作 35%。',
      '写进结了账的年度的，要用 --correction 写明更正的理由。',
      '村做行、作物做列这样的交叉表，表上没写明数是什么、什么单位的，要用 --cross 写上问到的一种读法。',
      '有读不懂的格子时，--marked 另写一份同样的表，标好问题，退给填表的人；改好后可以直接再导。',
    ].join('\n      '),
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'ledger new',
    usage:
      'ledger new 文件 [--name 台账名] [--create] [--sheet 表名] [--header-row 行] [--purpose 为什么记 --basis 依据 --years 年数] [--data 目录] [--town 编码] [--json]',
    summary: [
      '一张表不合任何台账时，看它能建成怎样的台账：栏目、填什么、单位、主键；--create 建成并导入它的行，一起成或一起不成。',
      '有姓名、证件号、电话的，要写明为什么记个人信息、依据什么、保存几年。栏目要细改的，在网页上“用表建台账”。',
    ].join('\n      '),
    load: async () => (await import('./ledger-new.ts')).ledgerNewCommand,
  },
  {
    name: 'export',
    usage: 'export 台账 -o 文件.xlsx|.csv [--as-of 时刻] [--data 目录] [--town 编码]',
    summary: '把一本台账写成文件，可以再导入；--as-of 写出当时的样子。',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'indicator',
    usage: 'indicator 指标 [--period 期间] [--data 目录] [--town 编码] [--json]',
    summary: '算一个指标；期间如 2020、2020-Q3、2020-03、2020-01..2020-11、上年，不写为工作年度。',
    load: async () => (await import('./indicator.ts')).indicatorCommand,
  },
  {
    name: 'kept',
    usage: 'kept 台账 [--since 日期] [--withdraw 事由] [--data 目录] [--town 编码]',
    summary: '报零：还没有记过的台账，从某天起没有发生（不写为今年1月1日），此后没有记录就是零；--withdraw 撤回。',
    load: async () => (await import('./kept.ts')).keptCommand,
  },
  {
    name: 'report compile',
    usage: 'report compile 模板… [-o 文件.docx|.html|.md] [--draft] [--as-of 时刻] [--data 目录] [--town 编码] [--json]',
    summary:
      '编译报告：每处陈述都由台账证明；有错误就不出文件，--draft 出草稿。不写 -o 时打印全文。几份模板一起编译要加 --json，一份一行。',
    load: async () => (await import('./report-compile.ts')).reportCompileCommand,
  },
  {
    name: 'report trace',
    usage: 'report trace 模板 第几个数字 [--as-of 时刻] [--data 目录] [--town 编码] [--json]',
    summary: '列出报告里第 N 个数字背后的每一条记录；它们加起来正好是这个数。',
    load: async () => (await import('./report-trace.ts')).reportTraceCommand,
  },
  {
    name: 'report freeze',
    usage: 'report freeze 模板 [--confirm 行:列或背景原话]… [--by 账号] [--data 目录] [--town 编码] [--json]',
    summary:
      '定稿：有错误、有没确认的背景就不办，什么也不写。每条背景用一个 --confirm 指明（它在模板里的行:列，或它的原话），--by 是确认的人的账号；模板存为同名报告的新一版。',
    load: async () => (await import('./report-freeze.ts')).reportFreezeCommand,
  },
  {
    name: 'report check',
    usage: 'report check 文件 [--last 去年的文件] [--data 目录] [--town 编码] [--json]',
    summary:
      '不用数据也能查的毛病：.txt、.md、.docx 都可以，去年的报告也可以拿来试；--last 和去年的对照，没有改的数、几乎没有改的段落、没有改的年份都指出来；写了 --data，本镇记下的固定名称也认得。',
    load: async () => (await import('./report-check.ts')).reportCheckCommand,
  },
  {
    name: 'verify',
    usage: 'verify [--anchor 锚点文件 [--key 密钥文件]] [--data 目录] [--town 编码] [--json]',
    summary:
      '核对审计链、每条记录的摘要和每件事项的经过：谁绕过铅笔改过数据，改了哪一条。不写 --town 时核对所有乡镇。--anchor 再和另外保管的锚点对照：审计链有没有被截断或整段改写。',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  {
    name: 'report draft',
    usage: 'report draft 文件 -o 模板 [--period 年度] [--above 0.7] [--data 目录] [--town 编码] [--json]',
    summary:
      '由旧稿起草模板：.docx、.md、.txt，写完的或遮了数字的都可以。每个数字、名称和断语换成 {{…}}，写明有几分把握；拿不准的留着原样，列成问题。写了 --data（或设了 DATABASE_URL），由台账里的数确认。给的是模板，就推出下一年的模板。',
    load: async () => (await import('./report-draft.ts')).reportDraftCommand,
  },
  {
    name: 'form bind',
    usage: 'form bind 表格.xlsx [--period 期间] [--data 目录] [--town 编码] [--json]',
    summary: '认部门下发的空白表：每一格由周围的行名、列名、期间和单位对应到指标或台账的栏，写明有几分把握；记下来，下一年的表按名称认出。',
    load: async () => (await import('./form-bind.ts')).formBindCommand,
  },
  {
    name: 'form fill',
    usage: 'form fill 表格.xlsx -o 结果.xlsx [--period 期间] [--data 目录] [--town 编码] [--json]',
    summary:
      '填部门下发的表：按记下的对应（没有记过的按行名列名）从台账取数，只动要填的格，格式、公式、打印设置都不变；不知道的空着，写明为什么。',
    load: async () => (await import('./form-fill.ts')).formFillCommand,
  },
  {
    name: 'doctor',
    usage: 'doctor [--data 目录 | postgres://…] [--json]',
    summary: '看这台机器和数据能不能用：Node、内存、磁盘、数据库、库的结构；只看不改，写明要做什么。',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    name: 'access',
    usage: 'access [--json]',
    summary: '谁能做什么、谁看得见哪一栏：各角色的权限、每个接口、每本台账每一栏，照实际执行的列出来。',
    load: async () => (await import('./access.ts')).accessCommand,
  },
  {
    name: 'compliance',
    usage: 'compliance [--data 目录] [--town 编码] [--json]',
    summary: '合规自查：台账里有哪些个人信息、为什么记、存多久、谁看得见；等保三级对应用的要求逐条对照，不满足的照样写明。',
    load: async () => (await import('./compliance.ts')).complianceCommand,
  },
  {
    name: 'anchor',
    usage: 'anchor 锚点文件 [--key 密钥文件] [--data 目录] [--json]',
    summary:
      '把各乡镇审计链此刻的末端记到锚点文件里（一次加一行）。把它放在管数据库的人动不了的地方，以后 qianbi verify --anchor 锚点文件 能看出审计链有没有被截断或改写。',
    load: async () => (await import('./anchor.ts')).anchorCommand,
  },
  {
    name: 'secrets',
    usage: 'secrets [--new-key [--sm4]] [--data 目录] [--json]',
    summary:
      '用 QIANBI_SECRET_KEY 指的密钥文件，把库里第二因子的密钥、推送的地址和密钥加密（AES-256-GCM）。--new-key 换一把新的，再全部重新加密；没有密钥文件就新建。加 --sm4 的，新的一把用国密 SM4-CTR 和 HMAC-SM3。',
    load: async () => (await import('./secrets.ts')).secretsCommand,
  },
  {
    name: 'backup',
    usage: 'backup 文件 [--key 密钥文件] [--data 目录] [--json]',
    summary:
      '把整个库备份成一个加密的文件，当场试着恢复一遍，确认能用；铅笔正在运行也可以备份。不写 --key 时密钥写在“文件.key”里，请与备份分开保管。',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    usage: 'restore 文件 [--key 密钥文件] [--destroyed 销毁清单] [--data 目录] [--json]',
    summary:
      '把备份恢复到一个还没有的数据文件夹（--data），或一个空的 PostgreSQL 数据库（DATABASE_URL）；两种库的备份可以互相恢复。备份以后销毁过的，按旁边的销毁清单（*.destroyed，或用 --destroyed 指明）再次销毁。恢复以后请用 qianbi verify 核对。',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  later({
    name: 'distribute',
    usage: 'distribute',
    what: '按乡镇分布到多台数据库服务器',
    instead: '请先用一台 PostgreSQL 服务器（DATABASE_URL）。',
  }),
]
